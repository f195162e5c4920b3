using System.Globalization;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Pseudonyms;

namespace PensionsAi.Masking.Operators;

/// <summary>
/// Less of the same: of a date of birth or personnummer the year, of an address the place. What has nothing more general than
/// itself becomes its entity type, <c>[PERSON]</c>.
/// </summary>
/// <param name="names">Knows which words are places.</param>
/// <param name="time">Decides the century of a year of two digits.</param>
internal sealed class GeneraliseOperator(NameTable names, TimeProvider time) : IMaskingOperator
{
    /// <inheritdoc/>
    public string Replace(PiiEntityType type, ReadOnlySpan<char> original, TagNumbers tags)
    {
        var general = type switch
        {
            PiiEntityType.Personnummer => YearOfNumber(original),
            PiiEntityType.DateOfBirth => YearOfDate(original),
            PiiEntityType.Address => Place(original),
            _ => null,
        };
        // What was as general as that already has still to go.
        return general is null || original.Contains(general, StringComparison.OrdinalIgnoreCase) && original.Trim().Length <= general.Length
            ? Tag.FormatGeneral(type)
            : general;
    }

    private string? YearOfNumber(ReadOnlySpan<char> original)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Personnummer.TryParse(NormalForm.Digits(original) is { Length: 10 or 12 } digits ? digits : "0000000000", original.Contains('+'), today, out var number)
            ? number.Digits[..4]
            : null;
    }

    private string? YearOfDate(ReadOnlySpan<char> original) => DateText.Read(original, time.GetUtcNow().Year) is { } date
        ? date.Year.ToString("0000", CultureInfo.InvariantCulture)
        : null;

    // The words behind the postcode, else the last words that are a place.
    private string? Place(ReadOnlySpan<char> original)
    {
        var lastDigit = original.LastIndexOfAnyInRange('0', '9');
        var town = original[(lastDigit + 1)..].Trim([' ', ',', '.', ';', '\n', '\r', '\t', '\u00A0']);
        if (lastDigit < 0)
            town = original[(original.LastIndexOfAny(',', '\n', ' ') + 1)..].Trim();
        return town.Length > 1 && names.Find(town[(town.LastIndexOf(' ') + 1)..]).IsPlace ? town.ToString() : null;
    }
}
