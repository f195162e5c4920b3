namespace PensionsAi.FormReading.Contracts;

/// <summary>Why a person is asked.</summary>
public enum ReviewReason
{
    /// <summary>A required field was not accepted.</summary>
    NotAccepted,

    /// <summary>Every required field was accepted; the form was drawn by lot, to measure how often that is wrong.</summary>
    Audit,
}
