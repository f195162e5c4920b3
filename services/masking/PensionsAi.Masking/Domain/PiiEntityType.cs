namespace PensionsAi.Masking.Domain;

/// <summary>Kinds of personal data. The order decides between findings that are otherwise equal: the earlier one wins.</summary>
internal enum PiiEntityType
{
    /// <summary>Personnummer and samordningsnummer, and the personal numbers of other countries.</summary>
    Personnummer,

    /// <summary>Swedish organisation number.</summary>
    OrganisationNumber,

    /// <summary>Bankgiro, plusgiro, clearing number and account, IBAN, payment card.</summary>
    BankAccount,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>IPv4 or IPv6 address.</summary>
    IpAddress,

    /// <summary>Web address that holds a person's name, number, e-mail address or account name.</summary>
    UrlWithIdentity,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>Vehicle registration plate.</summary>
    VehiclePlate,

    /// <summary>Name of a person.</summary>
    Person,

    /// <summary>A term that the caller wants masked.</summary>
    Denied,

    /// <summary>Date of birth.</summary>
    DateOfBirth,

    /// <summary>Postal address.</summary>
    Address,

    /// <summary>Diarienummer or another number of one case.</summary>
    CaseNumber,

    /// <summary>Health, union, faith and the other special categories of GDPR Art. 9.</summary>
    Sensitive,
}
