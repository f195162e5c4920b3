using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Audio;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>
/// Takes a multipart body apart as it comes: first the part <c>settings</c>, which may be left out, then the part
/// <c>audio</c>, which is never held.
/// </summary>
internal static class TranscriptionParts
{
    /// <summary>Media type of such a body.</summary>
    public const string MediaType = "multipart/form-data";

    // A hundred hints of a hundred characters, each escaped; and so little that a check, which sees 64 KiB, sees the beginning of the recording too.
    private const int MaxSettingsBytes = 60 * 1024;
    private const int LongestBoundary = 70;

    /// <summary>The body's parts are not those that it may have, or not in their order.</summary>
    public static ServiceProblem Malformed { get; } = new(
        "invalid-multipart",
        400,
        "The parts could not be read",
        "A multipart body has the part settings (JSON, at most 60 KiB), which may be left out, and then the part audio.");

    /// <summary>Whether a media type says that the body has parts.</summary>
    public static bool IsMultipart(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads up to the recording.</summary>
    /// <param name="contentType">Media type of the body, with the boundary.</param>
    /// <param name="body">The body. Not disposed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The settings, the recording's media type and the recording.</returns>
    public static async Task<Outcome<(Contracts.TranscribeCall Settings, string ContentType, Stream Audio)>> ReadAsync(
        string contentType, Stream body, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).Value;
        if (boundary is not { Length: > 0 and <= LongestBoundary })
            return Malformed;
        var whole = new WholeBody(body);
        try
        {
            var parts = new MultipartReader(boundary, whole);
            var settings = new Contracts.TranscribeCall();
            var part = await parts.ReadNextSectionAsync(cancellationToken);
            if (part is not null && NameOf(part) == "settings")
            {
                var read = await ReadSettingsAsync(part.Body, cancellationToken);
                if (!read.IsSuccess)
                    return read.Problem;
                settings = read.Value;
                part = await parts.ReadNextSectionAsync(cancellationToken);
            }

            return part is not null && NameOf(part) == "audio"
                ? (settings, part.ContentType ?? string.Empty, new AudioPart(part.Body, whole))
                : Malformed;
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException && whole.HasEnded))
        {
            return Malformed;
        }
    }

    private static async Task<Outcome<Contracts.TranscribeCall>> ReadSettingsAsync(Stream part, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxSettingsBytes + 1];
        var length = await part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length == bytes.Length)
            return Malformed;
        using var json = new MemoryStream(bytes, 0, length, writable: false);
        return await JsonBody.ReadAsync<Contracts.TranscribeCall>(json, cancellationToken);
    }

    private static string? NameOf(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) ? HeaderUtilities.RemoveQuotes(disposition.Name).Value : null;
}
