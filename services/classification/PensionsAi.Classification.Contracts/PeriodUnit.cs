namespace PensionsAi.Classification.Contracts;

/// <summary>What time is divided into.</summary>
public enum PeriodUnit
{
    /// <summary>Calendar months: dates that span under nine months.</summary>
    Month,

    /// <summary>Calendar quarters: under three years.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,
}
