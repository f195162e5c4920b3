using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Judges the letters of words by the line that they stand in.</summary>
internal static class LineCase
{
    /// <summary>Capitals up to this length, in a line that has small letters, are an abbreviation (SEB, ITP).</summary>
    private const int LongestAbbreviation = 4;

    /// <summary>Where the line of a word ends, and which of its words have capitals.</summary>
    public static (int End, LineCapitals Capitals) ReadLine(ScannedText text, int word)
    {
        var end = text.Text.IndexOf('\n', text.Words[word].Start);
        if (end < 0)
            end = text.Text.Length;
        var (small, starting, within, upper) = (0, 0, 0, 0);
        for (; word < text.Words.Count && text.Words[word].Start < end; word++)
        {
            switch (text.Words[word].Case)
            {
                case LetterCase.Lower: small++; break;
                case LetterCase.Upper: upper++; break;
                default:
                    if (BeginsSentence(text.Text, text.Words[word].Start))
                        starting++;
                    else
                        within++;
                    break;
            }
        }

        var capitals = upper > small + starting + within || starting + within == 0 ? LineCapitals.SayNothing
            : within > 0 ? LineCapitals.Within
            : LineCapitals.SentenceStarts;
        return (end, capitals);
    }

    /// <summary>What the letters of a word say.</summary>
    public static CaseEvidence Of(ScannedText text, Word word, LineCapitals capitals) =>
        capitals == LineCapitals.SayNothing ? CaseEvidence.None
        : word.Case == LetterCase.Lower ? (capitals == LineCapitals.Within ? CaseEvidence.SmallAmongCapitals : CaseEvidence.SmallAmongStarts)
        : word.Case == LetterCase.Upper && word.Length <= LongestAbbreviation ? CaseEvidence.Abbreviation
        : BeginsSentence(text.Text, word.Start) ? CaseEvidence.SentenceStart
        : CaseEvidence.Capital;

    /// <summary>Whether a sentence or line begins at a word.</summary>
    public static bool BeginsSentence(string text, int start)
    {
        var position = start - 1;
        while (position >= 0 && text[position] is ' ' or '"' or '”' or '“' or '’' or '(' or '-' or '–' or '*' or '»' or '\u00A0')
            position--;
        if (position < 0 || text[position] is '\n' or '\r' or '!' or '?' or ':' or ';' or '•' or '…')
            return true;
        // The full stop of an initial ends no sentence.
        return text[position] == '.' && !(position >= 1 && char.IsUpper(text[position - 1]) && (position == 1 || !char.IsLetter(text[position - 2])));
    }
}
