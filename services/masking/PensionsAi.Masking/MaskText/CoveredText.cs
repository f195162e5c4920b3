using System.Text;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Operators;

namespace PensionsAi.Masking.MaskText;

/// <summary>A text with its findings masked, from which positions lead back to the original.</summary>
internal sealed class CoveredText
{
    private readonly List<PiiSpan> _spans;
    private readonly List<int> _ends;

    private CoveredText(string text, List<PiiSpan> spans, List<int> ends)
    {
        Text = text;
        _spans = spans;
        _ends = ends;
    }

    /// <summary>The masked text.</summary>
    public string Text { get; }

    /// <summary>Masks the spans as the plan says.</summary>
    public static CoveredText Cover(string text, List<PiiSpan> spans, MaskingPlan plan)
    {
        var covered = new StringBuilder(text.Length);
        var ends = new List<int>(spans.Count);
        var copied = 0;
        foreach (var span in spans)
        {
            covered.Append(text, copied, span.Start - copied);
            covered.Append(Cover(span.EntityType, plan));
            ends.Add(covered.Length);
            copied = span.End;
        }

        covered.Append(text, copied, text.Length - copied);
        return new CoveredText(covered.ToString(), spans, ends);
    }

    /// <summary>A finding in the masked text, in the original; one that takes in a replacement takes in what it stands for.</summary>
    public PiiSpan ToOriginal(PiiSpan found) => found with { Start = Original(found.Start, isEnd: false), End = Original(found.End, isEnd: true) };

    // A bar where the answer has a bar, so that masking the answer once more finds nothing. Every other operator leaves a tag, or
    // what must not be searched; the tag's number does not matter here.
    private static string Cover(PiiEntityType type, MaskingPlan plan) =>
        plan.OperatorFor(type) == OperatorNames.Redact ? RedactOperator.Bar : Tag.Format(type, 1);

    private int Original(int position, bool isEnd)
    {
        var before = _ends.BinarySearch(position);
        before = before < 0 ? ~before : before + 1;
        var original = before == 0 ? position : _spans[before - 1].End + (position - _ends[before - 1]);
        // Inside a replacement, which is shorter or longer than what it stands for.
        if (before < _spans.Count && original > _spans[before].Start)
            return isEnd ? _spans[before].End : _spans[before].Start;
        return original;
    }
}
