namespace PensionsAi.Gateway.Audit;

/// <summary>How a call or job ended. Kept by name.</summary>
internal enum AuditOutcome
{
    /// <summary>A call got what it asked for (status below 400).</summary>
    Answered,

    /// <summary>A call was refused (status 400 to 499).</summary>
    Refused,

    /// <summary>A call failed on our side (status 500 and above).</summary>
    Failed,

    /// <summary>The caller went away before the answer was complete.</summary>
    Aborted,

    /// <summary>A job ended with a result.</summary>
    JobSucceeded,

    /// <summary>A job ended with a problem.</summary>
    JobFailed,

    /// <summary>A job was ended by its caller.</summary>
    JobCancelled,

    /// <summary>A reviewer said what is written on a form.</summary>
    ReviewSettled,

    /// <summary>A reviewer rejected a form.</summary>
    ReviewRejected,

    /// <summary>Nobody finished a review in time.</summary>
    ReviewExpired,
}
