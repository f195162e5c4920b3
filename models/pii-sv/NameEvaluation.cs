using System.Globalization;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Recognizers;

namespace PensionsAi.Models.PiiSv;

/// <summary>Counts of names found: exact spans.</summary>
internal sealed class NameEvaluation
{
    private int _marked;
    private int _found;
    private int _right;

    /// <summary>Adds the texts of one part, searched with one model.</summary>
    /// <param name="recognizer">The recognizer of names.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="show">Told each mistake; null when nobody asks.</param>
    public void Add(PersonNameRecognizer recognizer, IEnumerable<LabelledText> texts, Action<string>? show = null)
    {
        foreach (var text in texts)
        {
            var found = recognizer.Recognize(ScannedText.Scan(text.Text)).Select(span => (span.Start, span.End)).ToList();
            _marked += text.Names.Count;
            _found += found.Count;
            _right += found.Intersect(text.Names).Count();
            if (show is null)
                continue;
            foreach (var (start, end) in text.Names.Except(found))
                show(Context("MISSED", text.Text, start, end));
            foreach (var (start, end) in found.Except(text.Names))
                show(Context("WRONG ", text.Text, start, end));
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var (precision, recall) = (_right / (double)Math.Max(1, _found), _right / (double)Math.Max(1, _marked));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):0.000}  precision {precision:0.000} ({_right}/{_found})  recall {recall:0.000} ({_right}/{_marked})");
    }

    private static string Context(string what, string text, int start, int end) =>
        $"  {what} …{text[Math.Max(0, start - 50)..start]}«{text[start..end]}»{text[end..Math.Min(text.Length, end + 30)]}…".Replace('\n', '⏎');
}
