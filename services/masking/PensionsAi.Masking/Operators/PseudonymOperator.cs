using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Pseudonyms;

namespace PensionsAi.Masking.Operators;

/// <summary>
/// A natural stand-in, the same for the same value within the scope. What has none, and what is not recognised in its own spelling,
/// gets a hashed tag, which is as consistent.
/// </summary>
/// <param name="key">The scope's key.</param>
/// <param name="names">Knows what is a first name.</param>
/// <param name="time">Decides centuries.</param>
internal sealed class PseudonymOperator(PseudonymKey key, NameTable names, TimeProvider time) : IMaskingOperator
{
    private const int MostShiftedDays = 365;

    private static readonly string[] MailDomains = ["example.com", "example.net", "example.org"];

    private readonly NameStandIns _names = new(names, key);
    private readonly NumberStandIns _numbers = new(key, time);
    private readonly PlaceStandIns _places = new(key);
    private readonly int _shift = (1 + key.Pick("shift", "days", MostShiftedDays)) * (key.Pick("shift", "direction", 2) == 0 ? 1 : -1);

    /// <inheritdoc/>
    public string Replace(PiiEntityType type, ReadOnlySpan<char> original, TagNumbers tags)
    {
        var standIn = type switch
        {
            PiiEntityType.Person => _names.Replace(original),
            PiiEntityType.Personnummer => _numbers.Personnummer(original),
            PiiEntityType.Phone => _numbers.Phone(original),
            PiiEntityType.BankAccount => _numbers.BankAccount(original),
            PiiEntityType.OrganisationNumber => _numbers.OrganisationNumber(original),
            PiiEntityType.VehiclePlate => _numbers.Plate(original),
            PiiEntityType.IpAddress => _numbers.IpAddress(original),
            PiiEntityType.CaseNumber => _numbers.CaseNumber(original),
            PiiEntityType.Email => Email(original),
            PiiEntityType.UrlWithIdentity => Url(original),
            PiiEntityType.Address => _places.Address(NormalForm.Of(type, original), original),
            PiiEntityType.DateOfBirth => Shift(original),
            _ => null,
        };
        return standIn is null || standIn.Contains(original, StringComparison.OrdinalIgnoreCase) ? key.HashedTag(type, original) : standIn;
    }

    private string Email(ReadOnlySpan<char> original)
    {
        var normal = NormalForm.Of(PiiEntityType.Email, original);
        var (first, last) = _names.Account(normal);
        return $"{first}.{last}@{MailDomains[key.Pick("domain", normal, MailDomains.Length)]}";
    }

    private string Url(ReadOnlySpan<char> original)
    {
        var (first, last) = _names.Account(NormalForm.Of(PiiEntityType.UrlWithIdentity, original));
        return $"https://www.example.com/{first}-{last}";
    }

    // All dates of a scope are moved by the same number of days, so that the time between them stays.
    private string? Shift(ReadOnlySpan<char> original)
    {
        if (DateText.Read(original, time.GetUtcNow().Year) is not { } date)
            return null;
        var day = new DateOnly(date.Year, Math.Max(1, date.Month), Math.Max(1, date.Day));
        var shifted = date.Month == 0 ? day.AddYears(_shift > 0 ? 1 : -1) : date.Day == 0 ? day.AddMonths(1 + (Math.Abs(_shift) % 11)) : day.AddDays(_shift);
        return date.Write(original, shifted);
    }
}
