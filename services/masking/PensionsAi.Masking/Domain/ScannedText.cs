using System.Globalization;

namespace PensionsAi.Masking.Domain;

/// <summary>
/// A text read once: its groups of digits, its words and the tags of an earlier masking. Recognizers look at these instead of
/// each searching the whole text. Immutable after <see cref="Scan"/>.
/// </summary>
internal sealed class ScannedText
{
    private readonly List<DigitGroup> _digits = [];
    private readonly List<Word> _words;
    private readonly List<Tag> _tags = [];
    private List<SpokenNumber>? _spoken;

    private ScannedText(string text)
    {
        Text = text;
        // A word of Swedish and the space behind it take six characters.
        _words = new List<Word>(text.Length / 6);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Where recognizers say what they looked at; null when nobody asks.</summary>
    public CandidateLog? Log { get; init; }

    /// <summary>Groups of digits in order.</summary>
    public IReadOnlyList<DigitGroup> Digits => _digits;

    /// <summary>Words in order.</summary>
    public IReadOnlyList<Word> Words => _words;

    /// <summary>Tags that the text came with. They hold no digits and no words: what is masked is not masked again.</summary>
    public IReadOnlyList<Tag> Tags => _tags;

    /// <summary>Numbers in words, in order. Read when first asked for; not thread-safe before that.</summary>
    public IReadOnlyList<SpokenNumber> Spoken => _spoken ??= SpokenNumbers.Read(this);

    /// <summary>Reads a text in one pass.</summary>
    /// <param name="text">The text.</param>
    /// <param name="log">Where recognizers say what they looked at; null when nobody asks.</param>
    public static ScannedText Scan(string text, CandidateLog? log = null)
    {
        var scanned = new ScannedText(text) { Log = log };
        var position = 0;
        while (position < text.Length)
        {
            var character = text[position];
            if (char.IsAsciiDigit(character))
                position = scanned.ReadDigits(position);
            else if (char.IsLetter(character))
                position = scanned.ReadWord(position);
            else if (character == '[' && Tag.TryRead(text, position, out var tag))
            {
                scanned._tags.Add(tag);
                position = tag.End;
            }
            else
                position++;
        }

        return scanned;
    }

    /// <summary>The characters of a word.</summary>
    public ReadOnlySpan<char> this[Word word] => Text.AsSpan(word.Start, word.Length);

    /// <summary>The characters of a group of digits.</summary>
    public ReadOnlySpan<char> this[DigitGroup group] => Text.AsSpan(group.Start, group.Length);

    /// <summary>
    /// Whether one of the words stands close before or after a span. A tag ends the search: masking a text once more must not
    /// bring words closer to what stood far from them.
    /// </summary>
    /// <param name="context">The words looked for.</param>
    /// <param name="start">Start of the span.</param>
    /// <param name="end">End of the span.</param>
    /// <param name="before">How far before the span a word may begin, in UTF-16 code units.</param>
    /// <param name="after">How far after it a word may begin.</param>
    /// <param name="stopAtDigits">Whether other digits before the span end the search too: the word belongs to them.</param>
    public bool HasNear(ContextWords context, int start, int end, int before, int after = 0, bool stopAtDigits = false)
    {
        var near = FindNear(context, start, end, before, after, stopAtDigits);
        if (near is { } word)
            Log?.AddContextWord(start, end, this[word].ToString());
        else
            Log?.Reject(start, end, "no-context-word");
        return near is not null;
    }

    /// <summary>
    /// Whether a letter, a digit or something masked stands at a position. What a number is glued to keeps it from being
    /// one, and must go on doing so when it has been masked.
    /// </summary>
    public bool IsGlue(int position)
    {
        if (position < 0 || position >= Text.Length)
            return false;
        var character = Text[position];
        if (char.IsLetterOrDigit(character) || character == '█')
            return true;
        if (character is not ('[' or ']'))
            return false;
        var tag = FirstTagEndingAfter(position);
        return tag < _tags.Count && _tags[tag].Start <= position;
    }

    /// <summary>Index of the first word that begins at or after a position.</summary>
    public int FirstWordAt(int position) => FirstIndex(_words, position, static word => word.Start);

    /// <summary>Index of the word that ends before a position with nothing but a few signs between; -1 when none does.</summary>
    /// <param name="position">Where what follows the word begins.</param>
    /// <param name="signs">What may stand between.</param>
    public int WordRightBefore(int position, ReadOnlySpan<char> signs)
    {
        const int MostSigns = 8;
        var index = FirstWordAt(position) - 1;
        if (index < 0)
            return -1;
        var end = _words[index].End;
        return position - end is >= 0 and <= MostSigns && Text.AsSpan(end, position - end).IndexOfAnyExcept(signs) < 0 ? index : -1;
    }

    /// <summary>Index of the first group of digits that begins at or after a position.</summary>
    public int FirstDigitsAt(int position) => FirstIndex(_digits, position, static group => group.Start);

    /// <summary>Index of the first number in words that begins at or after a position.</summary>
    public int FirstSpokenAt(int position) => FirstIndex(Spoken, position, static number => number.Start);

    /// <summary>Index of the first tag that ends after a position.</summary>
    public int FirstTagEndingAfter(int position) => FirstIndex(_tags, position + 1, static tag => tag.End);

    private static int FirstIndex<T>(IReadOnlyList<T> items, int position, Func<T, int> place)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (place(items[middle]) < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private Word? FindNear(ContextWords context, int start, int end, int before, int after, bool stopAtDigits)
    {
        var first = FirstWordAt(start);
        for (var index = first - 1; index >= 0 && _words[index].Start >= start - before; index--)
        {
            // A span may begin within a word, which is then no word beside it.
            if (_words[index].End > start)
                continue;
            if (HasTagBetween(_words[index].End, start))
                break;
            if (stopAtDigits && Text.AsSpan(_words[index].End, start - _words[index].End).IndexOfAnyInRange('0', '9') >= 0)
                break;
            if (context.Contains(this[_words[index]]))
                return _words[index];
        }

        for (var index = FirstWordAt(end); index < _words.Count && _words[index].Start < end + after; index++)
        {
            if (HasTagBetween(end, _words[index].Start))
                break;
            if (context.Contains(this[_words[index]]))
                return _words[index];
        }

        return null;
    }

    private bool HasTagBetween(int start, int end)
    {
        var tag = FirstTagEndingAfter(start);
        return tag < _tags.Count && _tags[tag].End <= end;
    }

    private int ReadDigits(int start)
    {
        var end = start;
        while (end < Text.Length && char.IsAsciiDigit(Text[end]))
            end++;
        if (_digits.Count > 0)
        {
            var before = _digits[^1];
            _digits[^1] = before with { Gap = Separators.Classify(Text.AsSpan(before.End, start - before.End)) };
        }

        _digits.Add(new DigitGroup(start, end, GapKind.None));
        return end;
    }

    private int ReadWord(int start)
    {
        var end = start;
        var (capitals, letters, parts) = (0, 0, 1);
        while (end < Text.Length)
        {
            var character = Text[end];
            if (char.IsLetter(character))
            {
                letters++;
                if (char.IsUpper(character))
                    capitals++;
            }
            else if (IsJoiner(character) && end + 1 < Text.Length && char.IsLetter(Text[end + 1]) && (character != ':' || IsEnding(end + 1)))
                parts++;
            else if (!IsMark(character))
                break;
            end++;
        }

        _words.Add(new Word(start, end, CaseOf(Text[start], capitals, letters, parts)));
        return end;
    }

    private static LetterCase CaseOf(char first, int capitals, int letters, int parts) =>
        !char.IsUpper(first) ? (capitals > 0 && parts > 1 ? LetterCase.Capitalised : LetterCase.Lower)
        : capitals < letters ? LetterCase.Capitalised
        : letters == parts ? LetterCase.Initial
        : LetterCase.Upper;

    // "sms:a" and "EU:s" are words with endings; "Namn:Anna" is two words, and "namn:anna" too.
    private bool IsEnding(int start)
    {
        const int Longest = 4;
        var end = start;
        while (end < Text.Length && end - start <= Longest && char.IsLower(Text[end]))
            end++;
        return end - start <= Longest && (end == Text.Length || !char.IsLetter(Text[end])) && (end - start <= 2 || Text[start] is 'e' or 'a' || Text.AsSpan(start, end - start) is "son");
    }

    private static bool IsJoiner(char character) => character is '-' or '\u2010' or '\u2011' or '\'' or '\u2019' or ':';

    private static bool IsMark(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
