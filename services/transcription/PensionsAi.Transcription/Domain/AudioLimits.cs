namespace PensionsAi.Transcription.Domain;

/// <summary>What a recording may be. The first two are the public API's limits.</summary>
internal static class AudioLimits
{
    /// <summary>Longest recording.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromHours(4);

    /// <summary>Largest recording as sent: 500 MB.</summary>
    public const long MaxBytes = 500_000_000;

    /// <summary>Largest M4A recording as sent, which is held in memory: 200 MB, four hours at 110 kbit/s.</summary>
    public const long MaxMp4Bytes = 200_000_000;

    /// <summary>Channels of one recording, 1 to 32: more than any telephone system records, few enough to keep buffers small.</summary>
    public const int MaxChannels = 32;

    /// <summary>Lowest sample rate in hertz. Below it lies no intelligible speech.</summary>
    public const int MinSampleRate = 1_000;

    /// <summary>Highest sample rate in hertz. The resampler's table grows with the rate, so a header must not choose it freely.</summary>
    public const int MaxSampleRate = 384_000;
}
