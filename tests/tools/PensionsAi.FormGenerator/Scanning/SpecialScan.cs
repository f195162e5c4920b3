namespace PensionsAi.FormGenerator.Scanning;

/// <summary>Pages that come to an office otherwise than through its scanner as single, upright, filled-in forms.</summary>
public enum SpecialScan
{
    /// <summary>A photo taken with a phone on a table: in perspective, unevenly lit, a hand's shadow on it.</summary>
    Photo,

    /// <summary>A standard fax: 204 × 98 dots per inch, black and white.</summary>
    Fax,

    /// <summary>White on black.</summary>
    Negative,

    /// <summary>Turned by a half.</summary>
    UpsideDown,

    /// <summary>Turned by a quarter to either side.</summary>
    OnItsSide,

    /// <summary>Two forms beside each other.</summary>
    TwoForms,

    /// <summary>Nothing is filled in.</summary>
    Empty,

    /// <summary>Another form than the one it is taken for.</summary>
    WrongForm,
}
