using System.Collections.Frozen;
using System.Globalization;

namespace PensionsAi.Masking.Domain;

/// <summary>
/// Swedish numbers in words, in the spellings of speech ("femti", "tjugi", "aderton"), with hundreds and thousands. A word is
/// read from its beginning, the longest part first: linear in its length.
/// </summary>
internal static class SpokenNumbers
{
    private const int LongestWord = 48;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Joining = new[]
    {
        "streck", "bindestreck", "minus", "snedstreck", "plus", "punkt", "slash", "mellanslag", "och", "å", "kolon",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly (string Word, int Value)[] Units =
    [
        ("tretton", 13), ("fjorton", 14), ("femton", 15), ("sexton", 16), ("sjutton", 17), ("aderton", 18), ("arton", 18), ("nitton", 19),
        ("noll", 0), ("ett", 1), ("en", 1), ("två", 2), ("tre", 3), ("fyra", 4), ("fem", 5), ("sex", 6), ("sju", 7), ("åtta", 8), ("nio", 9),
        ("tio", 10), ("elva", 11), ("tolv", 12),
    ];

    private static readonly (string Word, int Value)[] Tens =
    [
        ("tjugo", 20), ("tjugi", 20), ("tjuge", 20), ("trettio", 30), ("tretti", 30), ("fyrtio", 40), ("förtio", 40), ("fyrti", 40), ("förti", 40),
        ("femtio", 50), ("femti", 50), ("sextio", 60), ("sexti", 60), ("sjuttio", 70), ("sjutti", 70), ("åttio", 80), ("åtti", 80),
        ("nittio", 90), ("nitti", 90),
    ];

    private static readonly (string Word, int Value)[] Ordinals =
    [
        ("första", 1), ("förste", 1), ("andra", 2), ("andre", 2), ("tredje", 3), ("fjärde", 4), ("femte", 5), ("sjätte", 6), ("sjunde", 7),
        ("åttonde", 8), ("nionde", 9), ("tionde", 10), ("elfte", 11), ("tolfte", 12), ("trettonde", 13), ("fjortonde", 14), ("femtonde", 15),
        ("sextonde", 16), ("sjuttonde", 17), ("artonde", 18), ("adertonde", 18), ("nittonde", 19), ("tjugonde", 20), ("trettionde", 30),
    ];

    /// <summary>The numbers of a text in order; digits are among them only beside words.</summary>
    public static List<SpokenNumber> Read(ScannedText text)
    {
        var numbers = new List<SpokenNumber>();
        foreach (var word in text.Words)
        {
            if (word.Length <= LongestWord && BeginsLikeNumber(text[word]) && TryParse(text[word], out var digits, out var isOrdinal))
                numbers.Add(new SpokenNumber(word.Start, word.End, digits, isOrdinal, IsJoined: false));
        }

        if (numbers.Count == 0)
            return numbers;
        AddDigits(text, numbers);
        for (var index = 0; index + 1 < numbers.Count; index++)
            numbers[index] = numbers[index] with { IsJoined = IsJoin(text, numbers[index].End, numbers[index + 1].Start) };
        return numbers;
    }

    /// <summary>Reads one word; false when it is no number.</summary>
    public static bool TryParse(ReadOnlySpan<char> word, out string digits, out bool isOrdinal)
    {
        Span<char> lower = stackalloc char[LongestWord];
        digits = "";
        isOrdinal = false;
        if (word.Length is < 2 or > LongestWord)
            return false;
        var rest = (ReadOnlySpan<char>)lower[..word.ToLowerInvariant(lower)];
        var value = 0;
        var isRead = false;
        // Thousands, then hundreds ("nittonhundra" has nineteen), then what is under a hundred.
        if (rest.IndexOf("tusen", StringComparison.Ordinal) is >= 0 and var thousands && TryReadUnderHundred(rest[..thousands], out var count, emptyIs: 1))
        {
            value += count * 1_000;
            rest = rest[(thousands + 5)..];
            isRead = true;
        }

        if (rest.IndexOf("hundra", StringComparison.Ordinal) is >= 0 and var hundreds && TryReadUnderHundred(rest[..hundreds], out count, emptyIs: 1))
        {
            value += count * 100;
            rest = rest[(hundreds + 6)..];
            isRead = true;
        }

        if (rest.StartsWith("och", StringComparison.Ordinal) && isRead)
            rest = rest[3..];
        if (rest.Length > 0)
        {
            if (TryReadUnderHundred(rest, out var low, emptyIs: 0))
                value += low;
            else if (TryReadOrdinal(rest, out low))
            {
                value += low;
                isOrdinal = true;
            }
            else
                return false;
        }
        else if (!isRead)
            return false;

        digits = value.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryReadUnderHundred(ReadOnlySpan<char> word, out int value, int emptyIs)
    {
        value = emptyIs;
        if (word.Length == 0)
            return true;
        var tens = 0;
        foreach (var (name, number) in Tens)
        {
            if (!word.StartsWith(name, StringComparison.Ordinal))
                continue;
            tens = number;
            word = word[name.Length..];
            break;
        }

        if (word.Length == 0)
        {
            value = tens;
            return true;
        }

        foreach (var (name, number) in Units)
        {
            if (!word.SequenceEqual(name) || (tens > 0 && number is 0 or > 9))
                continue;
            value = tens + number;
            return true;
        }

        return false;
    }

    private static bool TryReadOrdinal(ReadOnlySpan<char> word, out int value)
    {
        var tens = word.StartsWith("tjugo", StringComparison.Ordinal) ? 20 : word.StartsWith("trettio", StringComparison.Ordinal) ? 30 : 0;
        foreach (var (name, number) in Ordinals)
        {
            var rest = tens > 0 && number < 10 ? word[(tens == 20 ? 5 : 7)..] : word;
            if (!rest.SequenceEqual(name))
                continue;
            value = rest.Length == word.Length ? number : tens + number;
            return true;
        }

        value = 0;
        return false;
    }

    private static void AddDigits(ScannedText text, List<SpokenNumber> numbers)
    {
        const int Nearest = 16;
        var words = numbers.Count;
        var word = 0;
        foreach (var group in text.Digits)
        {
            while (word < words && numbers[word].End < group.Start - Nearest)
                word++;
            if (word < words && numbers[word].Start < group.End + Nearest && group.Length <= 8)
                numbers.Add(new SpokenNumber(group.Start, group.End, text[group].ToString(), IsOrdinal: false, IsJoined: false));
        }

        numbers.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    // A space, or a space, a joining word and a space.
    private static bool IsJoin(ScannedText text, int end, int start)
    {
        const int Longest = 16;
        if (start - end > Longest || start <= end)
            return false;
        var between = text.Text.AsSpan(end, start - end).Trim(" \t\u00A0");
        return between.Length == 0 || between is "-" or "–" or "," || Joining.Contains(between);
    }

    // Most words are none, and are told by their first three letters.
    private static bool BeginsLikeNumber(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return false;
        return (char.ToLowerInvariant(word[0]), char.ToLowerInvariant(word[1]), char.ToLowerInvariant(word[2])) switch
        {
            ('n', 'o', 'l') or ('e', 't', 't') or ('t', 'v', 'å') or ('t', 'r', 'e') or ('f', 'y', 'r') or ('f', 'e', 'm') or ('s', 'e', 'x') => true,
            ('s', 'j', 'u') or ('å', 't', 't') or ('n', 'i', 'o') or ('n', 'i', 't') or ('t', 'i', 'o') or ('e', 'l', 'v') or ('e', 'l', 'f') => true,
            ('t', 'o', 'l') or ('f', 'j', 'o') or ('f', 'j', 'ä') or ('a', 'r', 't') or ('a', 'd', 'e') or ('t', 'j', 'u') or ('s', 'j', 'ä') => true,
            ('f', 'ö', 'r') => word.Length > 3,
            ('h', 'u', 'n') or ('t', 'u', 's') or ('a', 'n', 'd') => true,
            _ => false,
        };
    }
}
