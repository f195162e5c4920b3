using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Names of persons. Every word gets points from the table (bearers, use as a word, share of capitals) and from its letters;
/// words beside it add to them: a title or "heter" before it, a last name after a first one. Words over the threshold that
/// stand side by side are one name, with the initials and particles between them.
/// </summary>
/// <param name="names">The table.</param>
internal sealed class PersonNameRecognizer(NameTable names) : IRecognizer
{
    private const string Name = "person-name";
    private const float Threshold = 3f;
    private const float ContextPoints = 1.5f;
    private const float StrongContextPoints = 2.5f;
    private const float PlacePoints = -3f;
    private const float PostTownPoints = -2f;
    private const float InitialsPoints = Threshold;
    private const float MostNeighbourPoints = 2f;

    private readonly NameTokenizer _tokenizer = new(names);

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Person;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var tokens = _tokenizer.Read(text);
        var points = Rate(text, tokens);
        for (var index = 0; index < tokens.Length; index++)
        {
            if (points[index] < Threshold)
                continue;
            var last = ExtendRight(text, tokens, points, index);
            var first = ExtendLeft(text, tokens, index);
            if (!IsCompany(text, tokens, first, last))
                yield return Span(text, tokens, points, first, last);
            index = last;
        }
    }

    private static float[] Rate(ScannedText text, NameToken[] tokens)
    {
        var points = new float[tokens.Length];
        for (var index = 0; index < tokens.Length; index++)
        {
            var token = tokens[index];
            var word = text[token.Word];
            if (token.Word.Case == LetterCase.Initial)
                points[index] = IsDoubleInitial(word) && token.Evidence != CaseEvidence.None ? InitialsPoints : 0f;
            else if (word.Length >= 2 && CanBeName(token, word))
                points[index] = token.Score + NeighbourPoints(text, tokens, index) + ContextOf(text, tokens, index);
        }

        return points;
    }

    // "K-G", "P-O": what people of that age are called.
    private static bool IsDoubleInitial(ReadOnlySpan<char> word) => word.Length == 3 && word[1] == '-';

    private static bool CanBeName(NameToken token, ReadOnlySpan<char> word) =>
        (token.Entry.IsName || token.Evidence == CaseEvidence.Capital)
        && !NameContext.NeverNames.Contains(word)
        && !NameContext.Companies.Contains(word);

    // A first name before it, or a last name after it, makes a name of what alone would be a word.
    private static float NeighbourPoints(ScannedText text, NameToken[] tokens, int index)
    {
        var token = tokens[index];
        var best = 0f;
        if (index > 0 && IsJoined(text, tokens, index - 1) && tokens[index - 1].IsFirstName && (token.IsLastName || token.IsFirstName))
            best = Math.Max(best, tokens[index - 1].Score * 0.6f);
        if (index + 1 < tokens.Length && IsJoined(text, tokens, index) && token.IsFirstName && tokens[index + 1].IsLastName)
            best = Math.Max(best, tokens[index + 1].Score * 0.6f);
        return Math.Min(best, MostNeighbourPoints);
    }

    private static float ContextOf(ScannedText text, NameToken[] tokens, int index)
    {
        var token = tokens[index];
        var sum = 0f;
        if (index > 0 && IsClose(text, tokens[index - 1].Word.End, token.Word.Start))
        {
            var before = text[tokens[index - 1].Word];
            if (NameContext.Naming.Contains(before) && token.Score < 0 && token.Entry.FirstName > 0)
                sum += NameToken.Rate(token.Entry, CaseEvidence.Capital) - token.Score;
            else if (NameContext.Strong.Contains(before))
                sum += StrongContextPoints;
            else if (NameContext.Before.Contains(before) && token.Evidence != CaseEvidence.SmallAmongCapitals)
                sum += ContextPoints;
            if (NameContext.LeadingParticles.Contains(before) && token.Evidence == CaseEvidence.Capital)
                sum += ContextPoints;
            if (NameContext.PlacePrepositions.Contains(before) && token.Entry.IsPlace)
                sum += PlacePoints;
        }

        if (FollowsPostcode(text.Text, token.Word.Start) && !token.IsFirstName)
            sum += PostTownPoints;
        if (index + 1 < tokens.Length
            && token.Entry.FirstName >= 3
            && IsClose(text, token.Word.End, tokens[index + 1].Word.Start)
            && NameContext.After.Contains(text[tokens[index + 1].Word]))
            sum += ContextPoints;
        return sum;
    }

    // "10969 Berlin".
    private static bool FollowsPostcode(string text, int start) =>
        start >= 3 && text[start - 1] == ' ' && char.IsAsciiDigit(text[start - 2]) && char.IsAsciiDigit(text[start - 3]);

    private static int ExtendRight(ScannedText text, NameToken[] tokens, float[] points, int first)
    {
        var last = first;
        while (last + 1 < tokens.Length && IsJoined(text, tokens, last))
        {
            var next = tokens[last + 1];
            if (points[last + 1] >= Threshold || next.Word.Case == LetterCase.Initial || IsUnknownLastName(next))
                last++;
            else if (FindBehindParticles(text, tokens, last + 1) is { } behind)
                last = behind;
            else
                break;
        }

        return last;
    }

    private static bool IsUnknownLastName(NameToken token) =>
        token.Evidence == CaseEvidence.Capital
        && token.Word.Case == LetterCase.Capitalised
        && !float.IsNegativeInfinity(token.Score)
        && !(token.Entry.IsMostlyWord && token.Entry.WordUse > 1);

    // "Hjort af Ornäs", "Freiherr von und zu": up to three particles, then a capital.
    private static int? FindBehindParticles(ScannedText text, NameToken[] tokens, int index)
    {
        for (var particles = 0; particles < 3 && index + 1 < tokens.Length && IsJoined(text, tokens, index); particles++, index++)
        {
            if (tokens[index].Evidence != CaseEvidence.SmallAmongCapitals || !NameContext.Particles.Contains(text[tokens[index].Word]))
                return null;
            if (tokens[index + 1].Evidence == CaseEvidence.Capital)
                return index + 1;
        }

        return null;
    }

    private static int ExtendLeft(ScannedText text, NameToken[] tokens, int first)
    {
        while (first > 0 && IsJoined(text, tokens, first - 1))
        {
            var before = tokens[first - 1];
            var isInitial = before.Word.Case == LetterCase.Initial && before.Evidence != CaseEvidence.None;
            var isParticle = tokens[first].Evidence == CaseEvidence.Capital && NameContext.LeadingParticles.Contains(text[before.Word]);
            if (!isInitial && !isParticle && !IsFirstNameBefore(before, tokens[first]))
                break;
            first--;
        }

        return first;
    }

    // "Per Jan Snellman", "April Dahlström", "Fyrvald Bång": what was too much of a word alone, or is in no list.
    private static bool IsFirstNameBefore(NameToken before, NameToken name) =>
        before.Evidence is CaseEvidence.SentenceStart or CaseEvidence.Capital
        && before.Word.Case == LetterCase.Capitalised
        && (before.Entry.FirstName >= 5 || (before.Entry == default && !name.IsFirstName));

    private static bool IsCompany(ScannedText text, NameToken[] tokens, int first, int last)
    {
        if (last + 1 < tokens.Length && IsClose(text, tokens[last].Word.End, tokens[last + 1].Word.Start)
            && NameContext.CompanyAfter.Contains(text[tokens[last + 1].Word]))
            return true;
        return (first > 0 && IsClose(text, tokens[first - 1].Word.End, tokens[first].Word.Start)
                && NameContext.CompanyBefore.Contains(text[tokens[first - 1].Word]))
            || (first < last && NameContext.CompanyAfter.Contains(text[tokens[last].Word]));
    }

    private static PiiSpan Span(ScannedText text, NameToken[] tokens, float[] points, int first, int last)
    {
        var end = tokens[last].Word.End;
        // The full stop after an initial belongs to it.
        if (tokens[last].Word.Case == LetterCase.Initial && end < text.Text.Length && text.Text[end] == '.')
            end++;
        var most = points.AsSpan(first, last - first + 1);
        var highest = 0f;
        foreach (var value in most)
            highest = Math.Max(highest, value);
        // A logistic curve through the threshold: 3 points are 0.6, 6 points 0.97.
        var score = 1f / (1f + MathF.Exp(2.6f - highest));
        return new PiiSpan(PiiEntityType.Person, tokens[first].Word.Start, end, MathF.Round(score, 3), Name);
    }

    /// <summary>Whether a token and the next one are parts of one phrase: a space, or the full stop of an initial, between them.</summary>
    private static bool IsJoined(ScannedText text, NameToken[] tokens, int index)
    {
        var (end, start) = (tokens[index].Word.End, tokens[index + 1].Word.Start);
        var between = text.Text.AsSpan(end, start - end);
        if (tokens[index].Word.Case == LetterCase.Initial && between.StartsWith(".", StringComparison.Ordinal))
            between = between[1..];
        return between.Length <= 2 && IsSpaces(between);
    }

    private static bool IsClose(ScannedText text, int end, int start)
    {
        var between = text.Text.AsSpan(end, start - end);
        return between.Length is > 0 and <= 3 && between.IndexOfAny('!', '?', ';') < 0 && between.IndexOfAnyInRange('0', '9') < 0 && between.IndexOf(". ", StringComparison.Ordinal) < 0;
    }

    private static bool IsSpaces(ReadOnlySpan<char> between)
    {
        foreach (var character in between)
        {
            if (!Separators.IsSpace(character))
                return false;
        }

        return true;
    }
}
