namespace PensionsAi.MaskingSpeed;

/// <summary>Processor time.</summary>
internal static class Stopwatches
{
    /// <summary>What this process has used so far.</summary>
    public static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

    /// <summary>The best of some rounds: the first one compiles, and a collection of garbage is nobody's.</summary>
    public static TimeSpan Fastest(int rounds, Action run)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var start = Processor();
            run();
            var taken = Processor() - start;
            if (taken < best)
                best = taken;
        }

        return best;
    }
}
