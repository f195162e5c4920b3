using System.Text;

namespace PensionsAi.Transcription.Tests.TranscribeCall;

/// <summary>Writes multipart bodies as a form does.</summary>
internal static class Multipart
{
    public const string ContentType = "multipart/form-data; boundary=-x";

    public static byte[] Of(params (string Name, string? ContentType, byte[] Body)[] parts) =>
        [.. parts.SelectMany(part => (byte[])[.. Head(part.Name, part.ContentType), .. part.Body, .. "\r\n"u8]), .. End];

    public static byte[] Of(string? settings, byte[] audio, string? audioType = "audio/wav") => settings is null
        ? Of(("audio", audioType, audio))
        : Of(("settings", "application/json", Encoding.UTF8.GetBytes(settings)), ("audio", audioType, audio));

    public static byte[] Head(string name, string? contentType) => Encoding.UTF8.GetBytes(
        $"---x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"f\"\r\n{(contentType is null ? "" : $"Content-Type: {contentType}\r\n")}\r\n");

    public static byte[] End => [.. "---x--\r\n"u8];
}
