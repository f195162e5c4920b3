using System.Globalization;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Pseudonyms;

/// <summary>
/// Numbers for numbers, none of which can be anybody's: test numbers of Skatteverket; telephone numbers that PTS sets aside for
/// fiction; accounts, organisation numbers and plates in ranges that are not given out; addresses that RFC 5737 and RFC 3849 set
/// aside for documents. The digits take the places of the original's, so that the spelling stays.
/// </summary>
/// <param name="key">The scope's key.</param>
/// <param name="time">Decides the century of a personnummer of ten digits.</param>
internal sealed class NumberStandIns(PseudonymKey key, TimeProvider time)
{
    private static readonly ILookup<(int Decade, bool IsWoman, bool IsSamordningsnummer), string> TestNumbers =
        StandInList.TestNumbers.Values.ToLookup(Group);

    private static readonly string[] DocumentNetworks = ["192.0.2.", "198.51.100.", "203.0.113."];

    /// <summary>A test number of the same sex, kind and decade of birth.</summary>
    public string Personnummer(ReadOnlySpan<char> original)
    {
        var (digits, normal) = (NormalForm.Digits(original), NormalForm.Of(PiiEntityType.Personnummer, original));
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var number = digits.Length is 10 or 12 && Domain.Personnummer.TryParse(digits, original.Contains('+'), today, out var read)
            ? TestNumber(Group(read.Digits), normal, read.Digits)
            : StandInList.TestNumbers.Values[key.Pick("personnummer", normal, StandInList.TestNumbers.Values.Count)];
        return digits.Length switch
        {
            12 or 8 => Fill(original, number),
            10 or 6 => Fill(original, number[2..]),
            _ => $"{number[..8]}-{number[8..]}",
        };
    }

    /// <summary>A number of PTS's series for books and films.</summary>
    public string Phone(ReadOnlySpan<char> original)
    {
        var normal = NormalForm.Of(PiiEntityType.Phone, original);
        var last = key.Pick("phone", normal, 95);
        var (area, first, series) = normal switch
        {
            ['0', '7', ..] => ("070", 1740605, "mobile"),
            ['0', '3', '1', ..] => ("031", 3900600, "031"),
            ['0', '4', '0', ..] => ("040", 6280400, "040"),
            ['0', '9', ..] => ("0980", 319200, "0980"),
            _ => ("08", 46500400, "08"),
        };
        var national = area + (first + last).ToString(CultureInfo.InvariantCulture);
        if (national == normal)
            national = area + (first + ((last + 1) % 95)).ToString(CultureInfo.InvariantCulture);
        var digits = NormalForm.Digits(original);
        if (digits.Length == national.Length && digits[0] == '0')
            return Fill(original, national);
        var country = digits.StartsWith("0046", StringComparison.Ordinal) ? "0046" : digits.StartsWith("46", StringComparison.Ordinal) ? "46" : null;
        if (country is not null && digits.Length == country.Length + national.Length - 1)
            return Fill(original, country + national[1..]);
        return series == "mobile" ? $"070-{national[3..6]} {national[6..8]} {national[8..]}" : $"{area}-{national[area.Length..]}";
    }

    /// <summary>An account that begins with 0, which no clearing number, bank code or giro does; a card of a test series.</summary>
    public string BankAccount(ReadOnlySpan<char> original)
    {
        var normal = NormalForm.Of(PiiEntityType.BankAccount, original);
        var random = key.Digits("account", normal, Math.Max(1, normal.Length));
        if (normal.Length > 4 && char.IsAsciiLetter(normal[0]) && char.IsAsciiLetter(normal[1]))
            return Fill(original, IbanDigits(normal, random), keepLetters: 2);
        if (normal.Length is >= 13 and <= 19 && Luhn.IsValid(normal))
            return Fill(original, WithCheckDigit("400000" + random[..(normal.Length - 7)]));
        return Fill(original, "0" + random);
    }

    /// <summary>An organisation number that begins with 4, a group that has never been used.</summary>
    public string OrganisationNumber(ReadOnlySpan<char> original)
    {
        var random = key.Digits("organisation", NormalForm.Of(PiiEntityType.OrganisationNumber, original), 8);
        var number = WithCheckDigit($"4{random[0]}{(char)('2' + ((random[1] - '0') % 8))}{random[2..]}");
        return Fill(original, NormalForm.Digits(original).Length == 12 ? "16" + number : number);
    }

    /// <summary>A plate that begins with I, Q or V, which Transportstyrelsen does not use.</summary>
    public string Plate(ReadOnlySpan<char> original)
    {
        const string Unused = "IQV";
        const string Used = "ABCDEFGHJKLMNOPRSTUWXYZ";
        var bytes = key.Derive("plate", NormalForm.Of(PiiEntityType.VehiclePlate, original));
        var plate = original.ToString().ToCharArray();
        for (var (index, taken) = (0, 0); index < plate.Length; index++)
        {
            var letters = taken == 0 ? Unused : Used;
            if (char.IsAsciiDigit(plate[index]))
                plate[index] = (char)('0' + (bytes[taken++ % bytes.Length] % 10));
            else if (char.IsLetter(plate[index]))
                plate[index] = letters[bytes[taken++ % bytes.Length] % letters.Length];
        }

        return new string(plate);
    }

    /// <summary>An address of a network for documents.</summary>
    public string IpAddress(ReadOnlySpan<char> original)
    {
        var bytes = key.Derive("address", NormalForm.Of(PiiEntityType.IpAddress, original) + (original.Contains(':') ? "v6" : "v4"));
        return original.Contains(':')
            ? string.Create(CultureInfo.InvariantCulture, $"2001:db8::{bytes[0]:x2}{bytes[1]:x2}:{bytes[2]:x2}{bytes[3]:x2}")
            : DocumentNetworks[bytes[0] % DocumentNetworks.Length] + (1 + (bytes[1] % 254)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Other digits; a year and the letters stay, for they tell of the authority and not of the case.</summary>
    public string CaseNumber(ReadOnlySpan<char> original)
    {
        var random = key.Digits("case", NormalForm.Of(PiiEntityType.CaseNumber, original), original.Length);
        var number = original.ToString().ToCharArray();
        for (var start = 0; start < number.Length;)
        {
            var end = start;
            while (end < number.Length && char.IsAsciiDigit(number[end]))
                end++;
            var isYear = end - start == 4 && original[start..end] is ['1', '9', ..] or ['2', '0', ..];
            for (var index = start; index < end && !isYear; index++)
                number[index] = random[index];
            start = Math.Max(end, start + 1);
        }

        return new string(number);
    }

    private static (int Decade, bool IsWoman, bool IsSamordningsnummer) Group(string number) => (
        int.Parse(number.AsSpan(0, 3), CultureInfo.InvariantCulture),
        (number[10] - '0') % 2 == 0,
        int.Parse(number.AsSpan(6, 2), CultureInfo.InvariantCulture) > 60);

    private string TestNumber((int Decade, bool IsWoman, bool IsSamordningsnummer) group, string normal, string original)
    {
        // The nearest decade that has test numbers: there are few samordningsnummer.
        for (var distance = 0; distance < 40; distance++)
        {
            foreach (var decade in (int[])[group.Decade - distance, group.Decade + distance])
            {
                var numbers = TestNumbers[group with { Decade = decade }].Where(number => number != original).ToList();
                if (numbers.Count > 0)
                    return numbers[key.Pick("personnummer", normal, numbers.Count)];
            }
        }

        throw new InvalidOperationException("There are no test numbers.");
    }

    private static string IbanDigits(string normal, string random)
    {
        var account = "000" + random[..Math.Max(0, normal.Length - 7)];
        for (var check = 2; check < 99; check++)
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"{check:00}{account}");
            if (Iban.HasValidCheckDigits(normal[..2] + digits))
                return digits;
        }

        return "00" + account;
    }

    private static string WithCheckDigit(string digits)
    {
        for (var check = '0'; ; check++)
        {
            if (Luhn.IsValid(digits + check))
                return digits + check;
        }
    }

    // Digits take the places of digits, and of the letters of a foreign IBAN's account.
    private static string Fill(ReadOnlySpan<char> original, string digits, int keepLetters = int.MaxValue)
    {
        var filled = original.ToString().ToCharArray();
        var (used, letters) = (0, 0);
        for (var index = 0; index < filled.Length && used < digits.Length; index++)
        {
            if (char.IsAsciiDigit(filled[index]) || (char.IsLetter(filled[index]) && letters++ >= keepLetters))
                filled[index] = digits[used++];
        }

        return new string(filled);
    }
}
