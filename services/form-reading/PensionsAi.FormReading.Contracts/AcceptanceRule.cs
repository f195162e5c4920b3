namespace PensionsAi.FormReading.Contracts;

/// <summary>When what was read may be used without a person having looked.</summary>
public enum AcceptanceRule
{
    /// <summary>When what is written, digit by digit, keeps every rule itself and is likely enough.</summary>
    PlainReading,

    /// <summary>
    /// When the most probable reading that keeps every rule is likely enough, though what is written may be another. What holds for
    /// one source of handwriting does not hold for another, so it needs a threshold that was set on scans of one's own.
    /// </summary>
    ConstrainedReading,

    /// <summary>Never: every form goes to a person, with suggestions.</summary>
    Never,
}
