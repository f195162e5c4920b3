using System.Text;
using CommunityToolkit.HighPerformance;
using CommunityToolkit.HighPerformance.Buffers;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>Cuts a text into tokens for the model of names, looks up every word and judges its letters by the line that it stands in.</summary>
/// <param name="names">The table.</param>
internal sealed class NameTokenizer(NameTable names)
{
    /// <summary>Bearers (<see cref="NameEntry.FirstName"/>) from which a word in small letters may be a name all the same.</summary>
    private const int FewestBearersOfAWord = 5;

    private const ulong NumberHash = 0x4E554D;
    private const ulong LineBreakHash = 0x4C494E45;
    private const ulong MaskedHash = 0x4D41534B;

    /// <summary>The tokens of a text in order, in memory that is lent: the caller disposes it.</summary>
    public ArrayPoolBufferWriter<NameToken> Read(ScannedText text)
    {
        var tokens = new ArrayPoolBufferWriter<NameToken>((text.Text.Length / 4) + 4);
        var (position, word, digits, tag) = (0, 0, 0, 0);
        var (lineEnd, capitals) = (-1, LineCapitals.SayNothing);
        while (position < text.Text.Length)
        {
            if (word < text.Words.Count && text.Words[word].Start == position)
            {
                if (position > lineEnd)
                    (lineEnd, capitals) = LineCase.ReadLine(text, word);
                position = AddWord(text, text.Words[word++], capitals, tokens);
            }
            else if (digits < text.Digits.Count && text.Digits[digits].Start == position)
                position = AddNumber(text.Digits[digits++], tokens);
            else if (tag < text.Tags.Count && text.Tags[tag].Start == position)
                position = Add(NameTokenKind.Masked, position, text.Tags[tag++].End, MaskedHash, tokens);
            else
                position = AddSign(text.Text, position, tokens);
        }

        return tokens;
    }

    private int AddWord(ScannedText text, Word word, LineCapitals capitals, ArrayPoolBufferWriter<NameToken> tokens)
    {
        // Letters and their marks are looked up as one, however they are encoded.
        var letters = text[word];
        if (NameLetters.HasMarks(letters))
            letters = letters.ToString().Normalize(NormalizationForm.FormC);
        var hash = NameTable.Hash(letters);
        var entry = Find(letters, hash);
        var roles = NameContext.Find(hash);
        var end = word.End;
        var evidence = LineCase.Of(text, word, capitals);
        var isInitial = IsInitial(text, word);
        // The full stop of an initial belongs to it.
        if (isInitial && end < text.Text.Length && text.Text[end] == '.')
            end++;

        var kind = IsInsideAddress(text.Text, word) || !(isInitial || CanBeName(letters, entry, roles, word.Case, evidence))
            ? NameTokenKind.PlainWord
            : NameTokenKind.Word;
        tokens.Write(new NameToken(word.Start, end, kind, word.Case, evidence, entry, hash, NameLetters.Prefix(letters), NameLetters.Suffix(letters), NameLetters.Form(letters, end > word.End), roles));
        return end;
    }

    private static int AddNumber(DigitGroup group, ArrayPoolBufferWriter<NameToken> tokens) =>
        Add(NameTokenKind.Number, group.Start, group.End, NumberHash + (ulong)Math.Min(group.Length, 8), tokens);

    private static int AddSign(string text, int start, ArrayPoolBufferWriter<NameToken> tokens)
    {
        var character = text[start];
        var end = start + 1;
        if (character is '\n' or '\r' or '\u2028' or '\u2029')
        {
            while (end < text.Length && text[end] is '\n' or '\r')
                end++;
            return Add(NameTokenKind.LineBreak, start, end, LineBreakHash, tokens);
        }

        while (end < text.Length && text[end] == character)
            end++;
        if (char.IsWhiteSpace(character) || Separators.IsSpace(character))
            return end;
        return character == '█'
            ? Add(NameTokenKind.Masked, start, end, MaskedHash, tokens)
            : Add(NameTokenKind.Sign, start, end, NameLetters.SignHash(character), tokens);
    }

    private static int Add(NameTokenKind kind, int start, int end, ulong hash, ArrayPoolBufferWriter<NameToken> tokens)
    {
        tokens.Write(new NameToken(start, end, kind, LetterCase.Lower, CaseEvidence.None, default, hash, 0, 0, 0, NameRoles.None));
        return end;
    }

    // What is hardly ever anything but a word is not weighed: it saves four fifths of the time.
    private static bool CanBeName(ReadOnlySpan<char> word, NameEntry entry, NameRoles roles, LetterCase letterCase, CaseEvidence evidence)
    {
        if ((roles & NameRoles.Particle) != 0)
            return true;
        if ((roles & NameRoles.Label) != 0 || IsCompound(word))
            return false;
        // "Dr Hedqvist": the title is no part of the name.
        if ((roles & NameRoles.Title) != 0 && (entry.IsMostlyWord || word.Length <= 3))
            return false;
        if (word.Length == 1)
            return letterCase != LetterCase.Lower || evidence == CaseEvidence.None;
        if (evidence == CaseEvidence.Capital)
            return true;
        if ((roles & NameRoles.NeverName) != 0 && evidence != CaseEvidence.None && letterCase == LetterCase.Lower)
            return false;
        return !entry.IsMostlyWord || entry.WordUse < 2 || entry.FirstName >= FewestBearersOfAWord || entry.LastName >= FewestBearersOfAWord;
    }

    // "Selassie-medaljen", "Live-mässan": behind the hyphen stands a word, where a double name has a capital.
    private static bool IsCompound(ReadOnlySpan<char> word)
    {
        var hyphen = word.LastIndexOfAny('-', '\u2010', '\u2011');
        return hyphen > 0 && hyphen + 3 < word.Length && char.IsUpper(word[0]) && char.IsLower(word[hyphen + 1]);
    }

    private NameEntry Find(ReadOnlySpan<char> word, ulong hash)
    {
        var colon = word.IndexOf(':');
        if (colon > 0)
            return FindWithGenitive(word[..colon], names.Find(word[..colon]));
        var whole = word.Length > NameTable.LongestWord ? default : names.Find(hash);
        return word.IndexOfAny('-', '\u2010', '\u2011') > 0 ? FindParts(word, whole) : FindWithGenitive(word, whole);
    }

    private NameEntry FindWithGenitive(ReadOnlySpan<char> word, NameEntry whole)
    {
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
            var part = FindWithGenitive(word[range], names.Find(word[range]));
            if (part.IsMostlyWord && part.WordUse > 1)
                return whole;
            if (Level(part) > Level(best))
                best = part;
        }

        return best;
    }

    private static int Level(NameEntry entry) => Math.Max(entry.FirstName, entry.LastName);

    // "K.", "P-O", "J.B.", and in small letters "k." before another word.
    private static bool IsInitial(ScannedText text, Word word)
    {
        if (word.Case == LetterCase.Initial)
            return true;
        return word.Length == 1 && word.End + 1 < text.Text.Length && text.Text[word.End] == '.'
            && (text.Text[word.End + 1] == ' ' || char.IsLetter(text.Text[word.End + 1]));
    }

    private static bool IsInsideAddress(string text, Word word)
    {
        var before = word.Start > 0 ? text[word.Start - 1] : ' ';
        var after = word.End < text.Length ? text[word.End] : ' ';
        // "@Jonas" speaks to someone; "x@jonas" is an address.
        var isMention = before == '@' && (word.Start == 1 || char.IsWhiteSpace(text[word.Start - 2]));
        var isInitial = word.Length == 1 || (before == '.' && word.Start > 1 && IsLoneLetter(text, word.Start - 2));
        return (before is '@' or '_' or '=' or '#' && !isMention) || after is '@' or '_' or '='
            || (!isInitial && before == '.' && word.Start > 1 && char.IsLetterOrDigit(text[word.Start - 2]) && char.IsLower(text[word.Start]))
            || (!isInitial && after == '.' && word.End + 1 < text.Length && char.IsLower(text[word.End + 1]));
    }

    private static bool IsLoneLetter(string text, int position) => char.IsLetter(text[position]) && (position == 0 || !char.IsLetterOrDigit(text[position - 1]));
}
