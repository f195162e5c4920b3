using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Recognizers;

namespace PensionsAi.Masking.MaskText;

/// <summary>Runs the recognizers over a text. Thread-safe.</summary>
/// <param name="recognizers">All of them.</param>
internal sealed class PiiFinder(IEnumerable<IRecognizer> recognizers)
{
    /// <summary>Most searches of one text. Two are the rule; the limit keeps a text made for it from taking quadratic time.</summary>
    private const int MostRounds = 8;

    private readonly IRecognizer[] _recognizers = [.. recognizers];

    /// <summary>The types that some recognizer finds.</summary>
    public IReadOnlySet<PiiEntityType> EntityTypes { get; } = recognizers.Select(recognizer => recognizer.EntityType).ToHashSet();

    /// <summary>The personal data in a text, in order, without overlaps. An exception in a recognizer fails the whole text.</summary>
    /// <remarks>
    /// What is found can hide what stands beside it: an address that a number is glued to, a name in a line that only another
    /// name made look like mixed case. So the text is searched again with the findings masked, until nothing more is found.
    /// Masking a masked text then changes nothing.
    /// </remarks>
    /// <param name="text">The text, read.</param>
    /// <param name="plan">Which types, and which terms always or never.</param>
    /// <param name="cancellationToken">Looked at between recognizers.</param>
    public List<PiiSpan> Find(ScannedText text, MaskingPlan plan, CancellationToken cancellationToken)
    {
        var spans = FindOnce(text, plan, cancellationToken);
        for (var (found, round) = (spans.Count, 0); found > 0 && round < MostRounds; round++)
        {
            var covered = CoveredText.Cover(text.Text, spans, plan);
            var more = FindOnce(ScannedText.Scan(covered.Text), plan, cancellationToken);
            found = more.Count;
            if (found > 0)
                spans = SpanMerge.Merge([.. spans, .. more.Select(covered.ToOriginal)]);
        }

        return spans;
    }

    private List<PiiSpan> FindOnce(ScannedText text, MaskingPlan plan, CancellationToken cancellationToken)
    {
        var findings = new List<PiiSpan>();
        foreach (var recognizer in _recognizers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!plan.EntityTypes.Contains(recognizer.EntityType))
                continue;
            foreach (var span in recognizer.Recognize(text))
            {
                if (!plan.IsAllowed(text.Text.AsSpan(span.Start, span.Length)))
                    findings.Add(span);
            }
        }

        findings.AddRange(plan.Denied.Recognize(text));
        return SpanMerge.Merge(findings.SelectMany(span => OutsideTags(text, span)));
    }

    // What an earlier call masked stays as it is; of a finding that runs over a tag, the rest is masked.
    private static IEnumerable<PiiSpan> OutsideTags(ScannedText text, PiiSpan span)
    {
        var start = span.Start;
        for (var tag = text.FirstTagEndingAfter(span.Start); tag < text.Tags.Count && text.Tags[tag].Start < span.End; tag++)
        {
            if (start < text.Tags[tag].Start)
                yield return span with { Start = start, End = text.Tags[tag].Start };
            start = text.Tags[tag].End;
        }

        if (start < span.End)
            yield return span with { Start = start };
    }
}
