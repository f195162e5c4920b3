namespace PensionsAi.MaskingSpeed;

/// <summary>Processor time.</summary>
internal static class Stopwatches
{
    /// <summary>What this process has used so far.</summary>
    public static TimeSpan Processor() => Environment.CpuUsage.TotalTime;
}
