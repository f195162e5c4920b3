namespace PensionsAi.Classification.Contracts;

/// <summary>How the writer feels. A question without a mood is neutral.</summary>
public enum Sentiment
{
    /// <summary>Complaint, worry, disappointment.</summary>
    Negative,

    /// <summary>Neither.</summary>
    Neutral,

    /// <summary>Praise, relief, thanks.</summary>
    Positive,
}
