namespace PensionsAi.FormReading.Contracts;

/// <summary>Where a review is.</summary>
public enum ReviewStatus
{
    /// <summary>Nobody works on it.</summary>
    Waiting,

    /// <summary>A reviewer has claimed it, and the claim has not run out.</summary>
    Claimed,

    /// <summary>A reviewer gave the values.</summary>
    Settled,

    /// <summary>A reviewer rejected the form: it holds no values that can be used.</summary>
    Rejected,

    /// <summary>Nobody finished it in time, and its content was removed.</summary>
    Expired,
}
