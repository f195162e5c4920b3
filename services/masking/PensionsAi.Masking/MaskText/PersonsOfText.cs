using System.Buffers;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.MaskText;

/// <summary>Where a text has names of persons, found now or masked before.</summary>
internal sealed class PersonsOfText
{
    private const int MostSigns = 3;

    private static readonly SearchValues<char> Signs = SearchValues.Create(" \u00A0,;:()\r\n\t");

    private readonly string _text;
    private readonly int[] _starts;
    private readonly int[] _ends;

    /// <summary>Takes the names.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">The names that were found in it; they do not overlap.</param>
    public PersonsOfText(ScannedText text, IEnumerable<PiiSpan> found)
    {
        var persons = found.Select(span => (span.Start, span.End))
            .Concat(text.Tags.Where(tag => tag.EntityType == PiiEntityType.Person).Select(tag => (tag.Start, tag.End)))
            .Order().ToList();
        _text = text.Text;
        _starts = [.. persons.Select(person => person.Start)];
        _ends = [.. persons.Select(person => person.End)];
    }

    /// <summary>Whether a name stands right beside the span, with hardly a sign between: "Anna Öberg, 900101-2386".</summary>
    public bool StandBeside(PiiSpan span)
    {
        var next = Array.BinarySearch(_starts, span.End);
        next = next < 0 ? ~next : next;
        return (next < _starts.Length && AreBeside(span.End, _starts[next])) || (next > 0 && AreBeside(_ends[next - 1], span.Start));
    }

    private bool AreBeside(int from, int to) => to - from is >= 0 and <= MostSigns && _text.AsSpan(from, to - from).IndexOfAnyExcept(Signs) < 0;
}
