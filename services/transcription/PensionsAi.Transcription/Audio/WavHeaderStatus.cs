namespace PensionsAi.Transcription.Audio;

/// <summary>How reading a WAV header ended.</summary>
internal enum WavHeaderStatus
{
    /// <summary>The stream stands at the first sample.</summary>
    Read,

    /// <summary>The stream ended before the samples.</summary>
    EndedEarly,

    /// <summary>It is not a WAV file.</summary>
    NotWav,

    /// <summary>It is a WAV file whose format is malformed, out of bounds or not one of ours.</summary>
    Unsupported,
}
