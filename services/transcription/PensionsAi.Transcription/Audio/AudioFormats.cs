using System.Net.Http.Headers;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Audio;

/// <summary>Media types of the audio formats, and how their files begin.</summary>
internal static class AudioFormats
{
    /// <summary>The format's own media type first, then other names that browsers, telephone exchanges and libraries give it.</summary>
    private static readonly (AudioFormat Format, string[] Names)[] Names =
    [
        (AudioFormat.Wav, ["audio/wav", "audio/x-wav", "audio/wave"]),
        (AudioFormat.Flac, ["audio/flac", "audio/x-flac"]),
        (AudioFormat.Mpeg, ["audio/mpeg", "audio/mp3"]),
        (AudioFormat.Ogg, ["audio/ogg", "audio/opus"]),
        (AudioFormat.Mp4, ["audio/mp4", "audio/m4a", "audio/x-m4a"]),
    ];

    /// <summary>The media types that a recording may have.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = [.. Names.Select(format => format.Names[0])];

    /// <summary>Those, and the other names that are taken for them.</summary>
    public static IReadOnlyList<string> AllNames { get; } = [.. MediaTypes, .. Names.SelectMany(format => format.Names[1..])];

    /// <summary>The format of a <c>Content-Type</c>; null when it is none of ours.</summary>
    public static AudioFormat? FromContentType(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
            ? Names.Where(format => format.Names.Contains(type.MediaType, StringComparer.OrdinalIgnoreCase)).Select(format => (AudioFormat?)format.Format).FirstOrDefault()
            : null;

    /// <summary>The media type of a format.</summary>
    public static string MediaType(AudioFormat format) => Names.First(one => one.Format == format).Names[0];

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
