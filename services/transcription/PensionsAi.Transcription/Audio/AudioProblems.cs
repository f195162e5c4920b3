using System.Globalization;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>What can be wrong with a recording.</summary>
internal static class AudioProblems
{
    /// <summary>There is no sound in it.</summary>
    public static ServiceProblem Empty { get; } =
        new("empty-audio", 422, "The recording is empty", "The body holds no sound.");

    /// <summary>It is longer than this call takes.</summary>
    public static ServiceProblem TooLong { get; } = ServiceProblem.TooLarge(
        $"A recording may be at most {AudioLimits.MaxDuration.TotalHours.ToString(CultureInfo.InvariantCulture)} hours long.");

    /// <summary>It took the decoder more time or memory than one recording may.</summary>
    public static ServiceProblem OverDecoderLimits { get; } = Unreadable(
        "Decoding the recording takes more time or memory than one recording may.");

    /// <summary>An M4A file that is too large to be held while its index is looked for.</summary>
    public static ServiceProblem Mp4TooLarge { get; } = ServiceProblem.TooLarge(
        $"An M4A recording may have at most {AudioLimits.MaxMp4Bytes.ToString(CultureInfo.InvariantCulture)} bytes; send it as FLAC or WAV.");

    /// <summary>It is not the format that it is said to be.</summary>
    public static ServiceProblem NotOfType(AudioFormat format) => Unreadable($"The body is not {AudioFormats.MediaType(format)}.");

    /// <summary>It is a WAV file whose samples this program cannot read.</summary>
    public static ServiceProblem UnsupportedWav { get; } = Unreadable(
        "The WAV header is malformed, or its samples are not PCM of 8, 16, 24 or 32 bits, 32-bit float, A-law or mu-law, "
        + $"1 to {AudioLimits.MaxChannels.ToString(CultureInfo.InvariantCulture)} channels, "
        + $"{AudioLimits.MinSampleRate.ToString(CultureInfo.InvariantCulture)} to {AudioLimits.MaxSampleRate.ToString(CultureInfo.InvariantCulture)} Hz.");

    /// <summary>It ends within its header.</summary>
    public static ServiceProblem Truncated { get; } = Unreadable("The recording ends before its first sample.");

    /// <summary>The program that decodes the format is not installed.</summary>
    public static ServiceProblem FormatNotAvailable(AudioFormat format) => new(
        "audio-format-not-available",
        422,
        "The audio format is not available here",
        $"Reading {AudioFormats.MediaType(format)} needs the program ffmpeg, which is not installed on this server. Send audio/wav.");

    private static ServiceProblem Unreadable(string detail) =>
        new("unreadable-audio", 422, "The recording cannot be read", detail);
}
