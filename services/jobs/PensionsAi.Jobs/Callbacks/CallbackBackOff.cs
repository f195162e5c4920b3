namespace PensionsAi.Jobs.Callbacks;

/// <summary>When a callback that failed is tried again.</summary>
internal static class CallbackBackOff
{
    /// <summary>Share of a delay that chance may take off, so that callbacks that failed together do not return together.</summary>
    private const double Jitter = 0.25;

    /// <summary>The time between an attempt and the next: doubled each time, never above the longest.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="options">The first and the longest delay.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan After(int attempt, CallbackOptions options, double chance)
    {
        // The delay that no longer fits is infinite here, and the longest is what remains.
        var seconds = Math.Min(options.FirstDelay.TotalSeconds * Math.Pow(2, attempt - 1), options.LongestDelay.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - (Jitter * chance)));
    }
}
