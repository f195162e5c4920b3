namespace PensionsAi.FormReading.Contracts;

/// <summary>What happens to a form that has been read.</summary>
public enum FormDecision
{
    /// <summary>Every required field was accepted, and whatever else was written or ticked.</summary>
    Accepted,

    /// <summary>A person must look at it.</summary>
    Review,
}
