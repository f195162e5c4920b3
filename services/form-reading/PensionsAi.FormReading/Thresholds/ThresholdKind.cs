namespace PensionsAi.FormReading.Thresholds;

/// <summary>The thresholds of a policy.</summary>
internal enum ThresholdKind
{
    /// <summary>Of written digits.</summary>
    Acceptance,

    /// <summary>Of those that have no check digit, beside the first.</summary>
    NoCheckDigit,

    /// <summary>Of written digits without the help of their rules.</summary>
    Plain,

    /// <summary>Of ticks and signatures.</summary>
    Mark,
}
