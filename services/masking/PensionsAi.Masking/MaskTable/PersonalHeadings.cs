using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.MaskTable;

/// <summary>Headings of columns that are personal whatever stands in them.</summary>
internal static class PersonalHeadings
{
    private static readonly (string[] Parts, PiiEntityType Type)[] Known =
    [
        (["personnummer", "personnr", "persnr", "pnr", "ssn", "samordningsnummer", "samordningsnr"], PiiEntityType.Personnummer),
        (["födelsedatum", "födelsedag", "född", "birthdate", "dateofbirth", "dob"], PiiEntityType.DateOfBirth),
        (["epost", "email", "mejl", "mail", "mailadress", "epostadress", "mejladress"], PiiEntityType.Email),
        (["telefon", "telefonnummer", "tel", "tfn", "mobil", "mobilnummer", "mobiltelefon", "phone"], PiiEntityType.Phone),
        (["adress", "gatuadress", "postadress", "address", "street", "bostadsadress"], PiiEntityType.Address),
        (["namn", "förnamn", "efternamn", "name", "firstname", "lastname", "handläggare", "kontaktperson", "kund", "sökande"], PiiEntityType.Person),
        (["konto", "kontonummer", "bankkonto", "iban", "bankgiro", "plusgiro", "clearingnummer"], PiiEntityType.BankAccount),
        (["regnr", "registreringsnummer", "regnummer"], PiiEntityType.VehiclePlate),
        (["ip", "ipadress", "ipaddress"], PiiEntityType.IpAddress),
        (["diarienummer", "dnr", "ärendenummer", "ärendenr"], PiiEntityType.CaseNumber),
    ];

    /// <summary>What a column with this heading, or the last step of this path, holds; null when it does not tell.</summary>
    public static PiiEntityType? Find(string heading)
    {
        var last = heading[(heading.LastIndexOf('.') + 1)..];
        var plain = string.Concat(last.Where(char.IsLetter).Select(char.ToLowerInvariant));
        foreach (var (parts, type) in Known)
        {
            if (parts.Contains(plain, StringComparer.Ordinal))
                return type;
        }

        return null;
    }
}
