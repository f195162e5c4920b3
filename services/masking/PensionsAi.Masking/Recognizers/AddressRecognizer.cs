using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Postal addresses: a street with its number, a box, a village with a number before its postcode, and postcode with town.
/// Floor, flat, entrance, postcode and town that follow belong to it. A street or town without a number is left alone.
/// </summary>
internal sealed class AddressRecognizer : IRecognizer
{
    private const string Name = "address";
    private const float StreetScore = 0.9f;
    private const float PostcodeScore = 0.85f;
    private const float WeakScore = 0.7f;
    private const int MostStreetWords = 4;

    /// <summary>Bearers (<see cref="NameEntry.FirstName"/>) of a first name that a street may begin with: "Birger Jarlsgatan".</summary>
    private const int FewestBearersOfAFirstName = 8;

    private static readonly ContextWords Postcodes = new("postnr", "postnummer*", "postadress");

    private readonly NameTable _names;
    private readonly PostTown _towns;
    private readonly AddressTail _tail;

    /// <summary>Takes the table.</summary>
    /// <param name="names">Tells places from other words.</param>
    public AddressRecognizer(NameTable names)
    {
        _names = names;
        _towns = new PostTown(names);
        _tail = new AddressTail(_towns);
    }

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Address;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var spans = new List<PiiSpan>();
        for (var group = 0; group < text.Digits.Count; group++)
        {
            var digits = text.Digits[group];
            if (FindPostcode(text, digits) is { } postcode)
                spans.Add(postcode);
            if (digits.Length <= 5 && !text.IsGlue(digits.Start - 1) && FindNumbered(text, digits.Start, digits.End) is { } numbered)
                spans.Add(numbered);
            if (digits.Length <= 3 && FindForeign(text, digits) is { } foreign)
                spans.Add(foreign);
        }

        foreach (var (first, last) in SpokenRun.Of(text))
        {
            if (SpokenRun.HasWord(text, first, last) && FindNumbered(text, text.Spoken[first].Start, text.Spoken[FirstNumberEnd(text, first, last)].End) is { } span)
                spans.Add(_towns.SpokenTownEnd(text, span.End, last) is { } townEnd ? span with { End = townEnd } : span);
        }

        if (text.Text.Contains("restante", StringComparison.OrdinalIgnoreCase))
            AddPosteRestante(text, spans);
        return spans;
    }

    // "storgatan femtiotvå": one number; "tolv b lägenhet elva noll två" is read by the tail.
    private static int FirstNumberEnd(ScannedText text, int first, int last) =>
        last > first && text.Spoken[first].Digits.Length >= 3 && text.Spoken[first].Digits.EndsWith("00", StringComparison.Ordinal) ? first + 1 : first;

    // A street, a box or a village, right before its number.
    private PiiSpan? FindNumbered(ScannedText text, int numberStart, int numberEnd)
    {
        var index = text.FirstWordAt(numberStart) - 1;
        if (index < 0)
            return null;
        var word = text.Words[index];
        var gap = text.Text.AsSpan(word.End, numberStart - word.End);
        var letters = text[word];
        var isAbbreviated = gap is ". " && IsAbbreviated(word, letters);
        if (gap.Length is 0 or > 2 || (gap.Trim(" \t\u00A0").Length > 0 && !isAbbreviated))
            return null;

        var tail = _tail.Read(text, numberEnd);
        // "Kungsg. 12, 111 35 Stockholm"
        if (isAbbreviated)
            return tail.IsNumber && (tail.HasPostcode || tail.HasFloor) ? Span(VillageStart(text, index), tail.End, PostcodeScore) : null;
        if (StreetWords.Boxes.Contains(letters))
            return letters.Length > 2 || (word.Case == LetterCase.Upper && tail.HasPostcode) ? Span(word.Start, tail.End, StreetScore) : null;
        // "Byn 123, 930 55 Jörn" has no street: an ending alone may be a village.
        if (StreetWords.IsStreet(letters, out var isStrong, out var isWhole) && StreetStart(text, index, isWhole) is >= 0 and var start)
        {
            if (!tail.IsNumber || (IsLikeYear(text.Text.AsSpan(numberStart, numberEnd - numberStart)) && !tail.HasPostcode))
                return null;
            var isNamed = start < word.Start || (word.Case != LetterCase.Lower && !BeginsSentence(text.Text, word.Start));
            if (isStrong || tail.HasPostcode || tail.HasFloor || isNamed)
                return Span(start, tail.End, isStrong || tail.HasPostcode ? StreetScore : WeakScore);
            return null;
        }

        // "Nordanå 104, 931 92 Skellefteå", "Calle del Pino 8": what it is shows only in what stands around it.
        if (ForeignStart(text, index) is { } foreign && tail.IsNumber)
            return Span(foreign, tail.HasPostcode ? tail.End : PostTown.ReadForeignTown(text, tail.End), WeakScore);
        var isVillage = word.Case is LetterCase.Capitalised or LetterCase.Upper && tail.HasPostcode && tail.IsNumber;
        return isVillage ? Span(VillageStart(text, index), tail.End, PostcodeScore) : null;
    }

    // "Vi bor i Norrköping. 2 trappor upp" is no street.
    private bool IsAbbreviated(Word word, ReadOnlySpan<char> letters) =>
        word.Case == LetterCase.Capitalised && letters.Length > 3 && letters[^1] is 'g' or 'v' && _names.Find(letters) is { IsName: false, IsPlace: false };

    // "Västra Hamngatan", "Birger Jarlsgatan", "Tessins väg", "Hults gård", "Norr Mälarstrand"; -1 when an ending stands alone.
    private int StreetStart(ScannedText text, int index, bool isWhole)
    {
        var start = text.Words[index].Start;
        var isFound = !isWhole;
        for (var taken = 1; taken < MostStreetWords && index > 0; taken++, index--)
        {
            var before = text.Words[index - 1];
            if (start - before.End is 0 or > 1 || text.Text[before.End] is not (' ' or '\u00A0'))
                break;
            var letters = text[before];
            var isBeginning = StreetWords.Beginnings.Contains(letters);
            // "Tessins väg" anywhere; "Enligt plan 2" is a sentence.
            var isOwner = isWhole && !isFound && before.Case != LetterCase.Lower && before.Length > 2
                && (letters[^1] is 's' or 'S' or 'x' or 'z' || !BeginsSentence(text.Text, before.Start));
            // "Sven Brolids väg": the words before the owner's name have capitals too, and no sentence begins with them.
            var isFirstName = isWhole && isFound && before.Case == LetterCase.Capitalised && before.Length > 2 && !BeginsSentence(text.Text, before.Start);
            var isFirstNameOfCompound = !isWhole && taken == 1 && before.Case == LetterCase.Capitalised && HasOwner(text, text.Words[index])
                && _names.Find(letters) is { FirstName: >= FewestBearersOfAFirstName, IsMostlyWord: false };
            if (!isBeginning && !isOwner && !isFirstName && !isFirstNameOfCompound)
                break;
            start = before.Start;
            isFound = true;
        }

        return isFound ? start : -1;
    }

    // "Jarlsgatan", where "Ringvägen" is nobody's.
    private static bool HasOwner(ScannedText text, Word street) =>
        street.Case == LetterCase.Capitalised
        && (text[street].Contains("sgat", StringComparison.Ordinal) || text[street].Contains("sväg", StringComparison.Ordinal) || text[street].Contains("sgränd", StringComparison.Ordinal));

    private static int? ForeignStart(ScannedText text, int index)
    {
        for (var taken = 0; taken < MostStreetWords && index >= 0; taken++, index--)
        {
            var word = text.Words[index];
            if (taken > 0 && StreetWords.ForeignBeginnings.Contains(text[word]))
                return word.Length > 2 || word.Case != LetterCase.Lower ? word.Start : null;
            if (index == 0 || word.Start - text.Words[index - 1].End is 0 or > 2 || (word.Case == LetterCase.Lower && word.Length > 3))
                return null;
        }

        return null;
    }

    private static int VillageStart(ScannedText text, int index)
    {
        var word = text.Words[index];
        while (index > 0 && text.Words[index - 1].Case is LetterCase.Capitalised or LetterCase.Initial && word.Start - text.Words[index - 1].End == 1
            && text.Text[text.Words[index - 1].End] == ' ' && StreetWords.Beginnings.Contains(text[text.Words[index - 1]]))
            word = text.Words[--index];
        return word.Start;
    }

    // "14 Rathmines Park, Dublin 6", "7 Craigmillar Rise, Edinburgh EH16 4QT".
    private static PiiSpan? FindForeign(ScannedText text, DigitGroup digits)
    {
        if (text.IsGlue(digits.Start - 1) || text.IsGlue(digits.End))
            return null;
        var index = text.FirstWordAt(digits.End);
        for (var taken = 0; taken < MostStreetWords && index < text.Words.Count; taken++, index++)
        {
            var word = text.Words[index];
            var before = taken == 0 ? digits.End : text.Words[index - 1].End;
            if (word.Start - before != 1 || text.Text[before] != ' ' || word.Case is not (LetterCase.Capitalised or LetterCase.Upper))
                return null;
            if (taken > 0 && StreetWords.ForeignEndings.Contains(text[word]))
                return Span(digits.Start, PostTown.ReadForeignTown(text, word.End), WeakScore);
        }

        return null;
    }

    // "783 95 Gustafs", "postnr: 783 95"; five digits in one need a place behind them.
    private PiiSpan? FindPostcode(ScannedText text, DigitGroup digits)
    {
        if (PostTown.PostcodeEnd(text, digits.Start) is not { } end)
            return null;
        var isTold = text.WordRightBefore(digits.Start, " \u00A0:.") is >= 0 and var word && Postcodes.Contains(text[text.Words[word]]);
        var townEnd = _towns.TownEnd(text, end, mustBePlace: digits.Length == 5 && !isTold);
        return isTold || townEnd is not null ? Span(PostTown.CountryStart(text, digits.Start), townEnd ?? end, PostcodeScore) : null;
    }

    private void AddPosteRestante(ScannedText text, List<PiiSpan> spans)
    {
        for (var at = text.Text.IndexOf("poste restante", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.Text.IndexOf("poste restante", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var tail = _tail.Read(text, at + "poste restante".Length);
            if (tail.HasPostcode)
                spans.Add(Span(at, tail.End, StreetScore));
        }
    }

    // "Sergels torg 2035": no street has so many houses.
    private static bool IsLikeYear(ReadOnlySpan<char> number) => number.Length >= 4 && char.IsAsciiDigit(number[0]);

    private static bool BeginsSentence(string text, int start) =>
        start < 2 || text[start - 1] == '\n' || text[start - 2] is '.' or '!' or '?' or ':' or '\n';

    private static PiiSpan Span(int start, int end, float score) => new(PiiEntityType.Address, start, end, score, Name);
}
