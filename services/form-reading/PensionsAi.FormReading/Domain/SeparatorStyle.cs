namespace PensionsAi.FormReading.Domain;

/// <summary>Where signs may stand between the digits of a row.</summary>
internal enum SeparatorStyle
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>A hyphen or plus before the last four digits, as in a personnummer.</summary>
    BeforeLastFour,

    /// <summary>Hyphens after year and month.</summary>
    Date,
}
