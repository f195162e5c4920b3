using System.Collections.Frozen;

namespace PensionsAi.Masking.Domain;

/// <summary>The entity types by their names in the API.</summary>
internal static class PiiEntityTypes
{
    private static readonly FrozenDictionary<PiiEntityType, string> Names = new Dictionary<PiiEntityType, string>
    {
        [PiiEntityType.Person] = "PERSON",
        [PiiEntityType.Personnummer] = "PERSONNUMMER",
        [PiiEntityType.DateOfBirth] = "DATE_OF_BIRTH",
        [PiiEntityType.Address] = "ADDRESS",
        [PiiEntityType.Phone] = "PHONE",
        [PiiEntityType.Email] = "EMAIL",
        [PiiEntityType.BankAccount] = "BANK_ACCOUNT",
        [PiiEntityType.OrganisationNumber] = "ORGANISATION_NUMBER",
        [PiiEntityType.VehiclePlate] = "VEHICLE_PLATE",
        [PiiEntityType.IpAddress] = "IP_ADDRESS",
        [PiiEntityType.UrlWithIdentity] = "URL_WITH_IDENTITY",
        [PiiEntityType.CaseNumber] = "CASE_NUMBER",
        [PiiEntityType.Sensitive] = "SENSITIVE",
        [PiiEntityType.Denied] = "DENIED",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, PiiEntityType> Types =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PiiEntityType>.AlternateLookup<ReadOnlySpan<char>> TypesBySpan =
        Types.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Length of the longest name, in UTF-16 code units.</summary>
    public static int LongestName { get; } = Names.Values.Max(name => name.Length);

    /// <summary>The name of a type in the API.</summary>
    public static string Name(this PiiEntityType type) => Names[type];

    /// <summary>The type with this name; false when there is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out PiiEntityType type) => TypesBySpan.TryGetValue(name, out type);
}
