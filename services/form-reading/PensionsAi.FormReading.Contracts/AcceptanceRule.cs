namespace PensionsAi.FormReading.Contracts;

/// <summary>When what was read may be used without a person having looked.</summary>
public enum AcceptanceRule
{
    /// <summary>When what is written, digit by digit, keeps every rule itself and is likely enough.</summary>
    PlainReading,

    /// <summary>Never: every form goes to a person, with suggestions.</summary>
    Never,
}
