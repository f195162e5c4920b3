using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>E-mail addresses as they are said, "ove understreck nord snabel-a hemma punkt se", and as some write them, "ove.nord at hemma dot se" and "ove.nord [at] hemma [dot] se".</summary>
internal sealed class SpokenEmailRecognizer : IRecognizer
{
    private const string Name = "email-spoken";
    private const float Score = 0.9f;
    private const int MostWords = 8;
    private const int FewestTopLevelLetters = 2;

    private static readonly ContextWords AtSigns = new("snabela", "snabel-a", "snabelat", "snabel", "alfakrull", "kanelbulle");
    private static readonly ContextWords Dots = new("punkt", "dot");
    private static readonly ContextWords Signs = new("punkt", "dot", "understreck", "bindestreck", "streck", "siffran", "siffra");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Email;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        for (var index = 1; index + 1 < text.Words.Count; index++)
        {
            // "at" is also how some spell "att", so that more is asked of what follows it.
            var isSpaced = IsAt(text, index, ' ', ' ');
            if (!isSpaced && !IsAt(text, index, '[', ']') && !IsAt(text, index, '(', ')') && !AtSigns.Contains(text[text.Words[index]]))
                continue;
            var right = index + 1;
            if (text[text.Words[right]] is "a" or "A")
                right++;
            if (FindEnd(text, right) is { } end && (!isSpaced || EmailRecognizer.IsCommonTopLevel(LastWord(text, end))))
                yield return new PiiSpan(PiiEntityType.Email, FindStart(text, index), end, Score, Name);
        }
    }

    // Back over words that signs join; a word that no sign joins ends the address.
    private static int FindStart(ScannedText text, int at)
    {
        var first = at - 1;
        for (var taken = 1; taken < MostWords && first > 0; taken++)
        {
            var isSign = Signs.Contains(text[text.Words[first]]);
            var isSignBefore = Signs.Contains(text[text.Words[first - 1]]);
            var isNumber = SpokenNumbers.TryParse(text[text.Words[first]], out _, out _);
            if ((!isSign && !isSignBefore && !isNumber) || text.Words[first].Start - text.Words[first - 1].End > 2)
                break;
            first--;
        }

        // "lisa.ek at …": what is written without spaces belongs to it.
        var word = text.Words[first].Start;
        var start = word;
        while (start > 0 && word - start < EmailRecognizer.LongestLocalPart && EmailRecognizer.IsLocal(text.Text[start - 1]))
            start--;
        return start;
    }

    private static bool IsAt(ScannedText text, int index, char before, char behind)
    {
        var word = text.Words[index];
        return text[word].Equals("at", StringComparison.OrdinalIgnoreCase)
            && text.Text[word.Start - 1] == before && word.End < text.Text.Length && text.Text[word.End] == behind;
    }

    private static ReadOnlySpan<char> LastWord(ScannedText text, int end) => text[text.Words[text.FirstWordAt(end) - 1]];

    private static int? FindEnd(ScannedText text, int first)
    {
        int? end = null;
        for (var index = first; index + 1 < text.Words.Count && index < first + MostWords; index++)
        {
            if (!Dots.Contains(text[text.Words[index + 1]]))
            {
                if (!Signs.Contains(text[text.Words[index + 1]]))
                    break;
                index++;
                continue;
            }

            if (index + 2 >= text.Words.Count || text.Words[index + 2].Length < FewestTopLevelLetters)
                break;
            end = text.Words[index + 2].End;
            index++;
        }

        return end;
    }
}
