using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Looks up every word of a text and judges its letters by the line that it stands in.</summary>
/// <param name="names">The table.</param>
internal sealed class NameTokenizer(NameTable names)
{
    /// <summary>Capitals up to this length, in a line that has small letters, are an abbreviation (SEB, ITP).</summary>
    private const int LongestAbbreviation = 4;

    /// <summary>One token for each word of the text.</summary>
    public NameToken[] Read(ScannedText text)
    {
        var tokens = new NameToken[text.Words.Count];
        var index = 0;
        while (index < tokens.Length)
        {
            var end = EndOfLine(text, index);
            var hasCase = HasCase(text, index, end);
            for (; index < end; index++)
            {
                var word = text.Words[index];
                var evidence = Evidence(text, word, hasCase);
                var entry = Find(text[word]);
                var score = IsInsideAddress(text.Text, word) ? float.NegativeInfinity : NameToken.Rate(entry, evidence);
                tokens[index] = new NameToken(word, entry, evidence, score);
            }
        }

        return tokens;
    }

    private NameEntry Find(ReadOnlySpan<char> word)
    {
        var colon = word.IndexOf(':');
        if (colon > 0)
            word = word[..colon];
        if (word.IndexOfAny('-', '\u2010', '\u2011') > 0)
            return FindParts(word, names.Find(word));
        return FindWithGenitive(word);
    }

    private NameEntry FindWithGenitive(ReadOnlySpan<char> word)
    {
        var whole = names.Find(word);
        if (Level(whole) >= 4 || word.Length < 4 || word[^1] is not ('s' or 'S') || whole.IsMostlyWord)
            return whole;
        var stem = names.Find(word[..^1]);
        return Level(stem) > Level(whole) ? stem : whole;
    }

    // "Wahlberg-Shah": as good as its best part, unless a part is a word.
    private NameEntry FindParts(ReadOnlySpan<char> word, NameEntry whole)
    {
        var best = whole;
        foreach (var range in word.SplitAny('-', '\u2010', '\u2011'))
        {
            var part = FindWithGenitive(word[range]);
            if (part.IsMostlyWord && part.WordUse > 1)
                return whole;
            if (Level(part) > Level(best))
                best = part;
        }

        return best;
    }

    private static int Level(NameEntry entry) => Math.Max(entry.FirstName, entry.LastName);

    private static int EndOfLine(ScannedText text, int first)
    {
        var lineEnd = text.Text.IndexOf('\n', text.Words[first].Start);
        if (lineEnd < 0)
            return text.Words.Count;
        var end = first;
        while (end < text.Words.Count && text.Words[end].Start < lineEnd)
            end++;
        return end;
    }

    // A line has letter case when it has both a word with a capital, other than the first, and one without.
    private static bool HasCase(ScannedText text, int start, int end)
    {
        var (small, capitalised, upper) = (0, 0, 0);
        for (var index = start; index < end; index++)
        {
            switch (text.Words[index].Case)
            {
                case LetterCase.Lower: small++; break;
                case LetterCase.Upper: upper++; break;
                default: capitalised++; break;
            }
        }

        return upper > small + capitalised ? false : capitalised > 0;
    }

    private static CaseEvidence Evidence(ScannedText text, Word word, bool hasCase) =>
        !hasCase ? CaseEvidence.None
        : word.Case == LetterCase.Lower ? CaseEvidence.SmallAmongCapitals
        : word.Case == LetterCase.Upper && word.Length <= LongestAbbreviation ? CaseEvidence.Abbreviation
        : BeginsSentence(text.Text, word.Start) ? CaseEvidence.SentenceStart
        : CaseEvidence.Capital;

    private static bool BeginsSentence(string text, int start)
    {
        var position = start - 1;
        while (position >= 0 && text[position] is ' ' or '"' or '”' or '“' or '’' or '(' or '-' or '–' or '*' or '»' or '\u00A0')
            position--;
        if (position < 0 || text[position] is '\n' or '\r' or '!' or '?' or ':' or ';' or '•' or '…')
            return true;
        // The full stop of an initial ends no sentence.
        return text[position] == '.' && !(position >= 1 && char.IsUpper(text[position - 1]) && (position == 1 || !char.IsLetter(text[position - 2])));
    }

    private static bool IsInsideAddress(string text, Word word)
    {
        var before = word.Start > 0 ? text[word.Start - 1] : ' ';
        var after = word.End < text.Length ? text[word.End] : ' ';
        // "@Jonas" speaks to someone; "x@jonas" is an address.
        var isMention = before == '@' && (word.Start == 1 || char.IsWhiteSpace(text[word.Start - 2]));
        return (before is '@' or '_' or '=' or '#' && !isMention) || after is '@' or '_' or '='
            || (before == '.' && word.Start > 1 && char.IsLetterOrDigit(text[word.Start - 2]) && char.IsLower(text[word.Start]))
            || (after == '.' && word.End + 1 < text.Length && char.IsLower(text[word.End + 1]));
    }
}
