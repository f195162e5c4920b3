namespace PensionsAi.FormReading.Contracts;

/// <summary>Why a person is asked.</summary>
public enum ReviewReason
{
    /// <summary>A required field was not accepted, or something else that was written or ticked.</summary>
    NotAccepted,

    /// <summary>The form was accepted, and drawn by lot, to measure how often that is wrong.</summary>
    Audit,
}
