using System.Net.Http.Headers;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>Media types of the audio formats, and how their files begin.</summary>
internal static class AudioFormats
{
    /// <summary>The media types that a recording may have.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = ["audio/wav", "audio/flac", "audio/mpeg", "audio/ogg", "audio/mp4"];

    /// <summary>Other names of theirs, which browsers, telephone exchanges and libraries give them.</summary>
    public static IReadOnlyList<string> OtherNames { get; } =
        ["audio/x-wav", "audio/wave", "audio/x-flac", "audio/mp3", "audio/opus", "audio/m4a", "audio/x-m4a"];

    /// <summary>The format of a <c>Content-Type</c>; null when it is none of ours.</summary>
    public static AudioFormat? FromContentType(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
            ? type.MediaType?.ToLowerInvariant() switch
            {
                "audio/wav" or "audio/x-wav" or "audio/wave" => AudioFormat.Wav,
                "audio/flac" or "audio/x-flac" => AudioFormat.Flac,
                "audio/mpeg" or "audio/mp3" => AudioFormat.Mpeg,
                "audio/ogg" or "audio/opus" => AudioFormat.Ogg,
                "audio/mp4" or "audio/m4a" or "audio/x-m4a" => AudioFormat.Mp4,
                _ => null,
            }
            : null;

    /// <summary>The media type of a format.</summary>
    public static string MediaType(AudioFormat format) => MediaTypes[(int)format];

    /// <summary>Whether a file of the format may begin so.</summary>
    public static bool MayBegin(AudioFormat format, ReadOnlySpan<byte> head) => format switch
    {
        AudioFormat.Wav => (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8)) && head.Length >= 12 && head[8..].StartsWith("WAVE"u8),
        AudioFormat.Flac => head.StartsWith("fLaC"u8) || head.StartsWith("ID3"u8),
        AudioFormat.Mpeg => head.StartsWith("ID3"u8) || IsMpegFrame(head),
        AudioFormat.Ogg => head.StartsWith("OggS"u8),
        AudioFormat.Mp4 => head.Length >= 8 && head[4..].StartsWith("ftyp"u8),
        _ => false,
    };

    /// <summary>The header of an MPEG audio frame of layer III (ISO/IEC 11172-3, 2.4.1.3), without its reserved values.</summary>
    private static bool IsMpegFrame(ReadOnlySpan<byte> head) =>
        head.Length >= 4
        && head[0] == 0xFF && (head[1] & 0xE0) == 0xE0
        && (head[1] & 0x18) != 0x08
        && (head[1] & 0x06) == 0x02
        && (head[2] & 0xF0) != 0xF0
        && (head[2] & 0x0C) != 0x0C;
}
