namespace PensionsAi.FormReading.Contracts;

/// <summary>What happens to a form that has been read.</summary>
public enum FormDecision
{
    /// <summary>Every required field was accepted.</summary>
    Accepted,

    /// <summary>A person must look at it.</summary>
    Review,
}
