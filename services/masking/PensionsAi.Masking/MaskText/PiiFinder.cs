using System.Text.Json;
using Microsoft.Extensions.Options;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Recognizers;

namespace PensionsAi.Masking.MaskText;

/// <summary>Runs the recognizers over a text. Thread-safe.</summary>
/// <param name="recognizers">All of them.</param>
/// <param name="time">Measures how long a search takes; the system's clock when left out.</param>
/// <param name="options">How long it may take.</param>
internal sealed class PiiFinder(IEnumerable<IRecognizer> recognizers, TimeProvider? time = null, IOptions<MaskingOptions>? options = null)
{
    /// <summary>Most searches of one text. Two are the rule; the limit keeps a text made for it from taking quadratic time.</summary>
    private const int MostRounds = 8;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly TimeSpan _limit = (options?.Value ?? new MaskingOptions()).TextTimeout;

    private readonly (IRecognizer Recognizer, string Name)[] _recognizers = [.. recognizers.Select(recognizer => (recognizer, NameOf(recognizer)))];

    /// <summary>The types that some recognizer finds.</summary>
    public IReadOnlySet<PiiEntityType> EntityTypes { get; } = recognizers.Select(recognizer => recognizer.EntityType).ToHashSet();

    /// <summary>The personal data in a text, in order, without overlaps. </summary>
    /// <remarks>
    /// What is found can hide what stands beside it: an address that a number is glued to, a name in a line that only another
    /// name made look like mixed case. So the text is searched again with the findings masked, until nothing more is found.
    /// Masking a masked text then changes nothing.
    /// </remarks>
    /// <exception cref="RecognizerFailedException">A recognizer threw, or the time ran out: the text must not be shown as masked.</exception>
    /// <param name="text">The text, read.</param>
    /// <param name="plan">Which types, and which terms always or never.</param>
    /// <param name="cancellationToken">Looked at between recognizers.</param>
    /// <param name="watch">Told what is done; null when nobody watches.</param>
    public List<PiiSpan> Find(ScannedText text, MaskingPlan plan, CancellationToken cancellationToken, SearchWatch? watch = null)
    {
        var start = _time.GetTimestamp();
        watch?.Begin();
        var spans = FindOnce(text, plan, start, watch, cancellationToken);
        for (var (found, round) = (spans.Count, 0); found > 0 && round < MostRounds; round++)
        {
            var covered = CoveredText.Cover(text.Text, spans, plan);
            var more = FindOnce(ScannedText.Scan(covered.Text), plan, start, watch, cancellationToken);
            found = more.Count;
            if (found > 0)
                spans = SpanMerge.Merge([.. spans, .. more.Select(covered.ToOriginal)]);
        }

        watch?.End();
        return spans;
    }

    /// <summary>A watch over the searches of one call.</summary>
    public SearchWatch Watch() => new(_limit, _time);

    private List<PiiSpan> FindOnce(ScannedText text, MaskingPlan plan, long start, SearchWatch? watch, CancellationToken cancellationToken)
    {
        var findings = new List<PiiSpan>();
        var persons = new List<PiiSpan>();
        foreach (var (recognizer, name) in _recognizers.Where(entry => plan.EntityTypes.Contains(entry.Recognizer.EntityType)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = Run(recognizer, name, text, start, watch);
            found.ForEach(span => Add(findings, text, plan, span));
            if (recognizer.EntityType == PiiEntityType.Person)
                persons.AddRange(found);
        }

        findings.AddRange(plan.Denied.Recognize(text));
        if (findings.Exists(span => span.NeedsPerson))
        {
            // Also where names are left alone, or are not looked for.
            if (!plan.EntityTypes.Contains(PiiEntityType.Person))
                persons.AddRange(_recognizers.Where(entry => entry.Recognizer.EntityType == PiiEntityType.Person).SelectMany(entry => Run(entry.Recognizer, entry.Name, text, start, watch)));
            var names = new PersonsOfText(text, persons);
            findings.RemoveAll(span => span.NeedsPerson && !names.StandBeside(span));
        }

        var merged = SpanMerge.Merge(findings.SelectMany(span => OutsideTags(text, span)));
        if (text.Log is { } log)
            findings.Where(finding => !merged.Exists(span => span.Recognizer == finding.Recognizer && span.Overlaps(finding))).ToList().ForEach(loser => log.Reject(loser, "overlapped"));
        return merged;
    }

    private List<PiiSpan> Run(IRecognizer recognizer, string name, ScannedText text, long start, SearchWatch? watch)
    {
        text.Log?.Begin(recognizer.EntityType, name);
        watch?.At(name);
        var spans = new List<PiiSpan>();
        try
        {
            foreach (var span in recognizer.Recognize(text))
            {
                if (span.Start < 0 || span.Start >= span.End || span.End > text.Text.Length)
                    throw new InvalidOperationException("A finding lies outside the text.");
                spans.Add(span);
                ThrowWhenLate(name, start);
            }
        }
        catch (Exception exception) when (exception is not (RecognizerFailedException or OperationCanceledException))
        {
            throw new RecognizerFailedException(name, exception.GetType().FullName, exception.StackTrace);
        }

        ThrowWhenLate(name, start);
        return spans;
    }

    private static void Add(List<PiiSpan> findings, ScannedText text, MaskingPlan plan, PiiSpan span)
    {
        if (plan.IsAllowed(text.Text.AsSpan(span.Start, span.Length)))
            text.Log?.Reject(span, "allowed");
        else if (!plan.IsSure(span))
            text.Log?.Reject(span, "below-threshold");
        else
            findings.Add(span);
    }

    private void ThrowWhenLate(string recognizer, long start)
    {
        if (_time.GetElapsedTime(start) > _limit)
            throw new RecognizerFailedException(recognizer, cause: null, stack: null);
    }

    // PersonNameRecognizer: person-name.
    private static string NameOf(IRecognizer recognizer)
    {
        var name = recognizer.GetType().Name;
        return JsonNamingPolicy.KebabCaseLower.ConvertName(name.EndsWith("Recognizer", StringComparison.Ordinal) ? name[..^"Recognizer".Length] : name);
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
