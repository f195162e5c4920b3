using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.JobWorker.Parts;

/// <summary>
/// Takes a multipart body apart as it comes: first the part <c>settings</c>, which may be left out, then the part with the file,
/// which is never held. The same for the check before a job is accepted and for the job.
/// </summary>
public static class BodyPartsReader
{
    /// <summary>Media type of such a body.</summary>
    public const string MediaType = "multipart/form-data";

    /// <summary>Most bytes of the settings. A check, which sees 64 KiB, sees the beginning of the file too.</summary>
    public const int MaxSettingsBytes = 60 * 1024;

    private const int LongestBoundary = 70;

    /// <summary>Whether a media type says that the body has parts.</summary>
    public static bool IsMultipart(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>The problem of a body whose parts are not those that it may have, or not in their order.</summary>
    /// <param name="file">Name of the part with the file.</param>
    /// <param name="needsSettings">Whether the settings may not be left out.</param>
    public static ServiceProblem Malformed(string file, bool needsSettings = false) => new(
        "invalid-multipart",
        400,
        "The parts could not be read",
        $"A multipart body has the part settings (JSON, at most 60 KiB){(needsSettings ? " first," : ", which may be left out,")} and then the part {file}.");

    /// <summary>Reads as far as the file.</summary>
    /// <typeparam name="TSettings">What the settings are.</typeparam>
    /// <param name="contentType">Media type of the body, with the boundary.</param>
    /// <param name="body">The body. Not disposed.</param>
    /// <param name="file">Name of the part with the file.</param>
    /// <param name="malformed">See <see cref="Malformed"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The body could not be read to its end; nothing is wrong with it.</exception>
    /// <returns>The parts; or what is wrong with the settings, or <paramref name="malformed"/>.</returns>
    public static async Task<Outcome<BodyParts<TSettings>>> ReadAsync<TSettings>(
        string contentType, Stream body, string file, ServiceProblem malformed, CancellationToken cancellationToken)
        where TSettings : class
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).Value;
        if (boundary is not { Length: > 0 and <= LongestBoundary })
            return malformed;
        var whole = new WholeBody(body);
        try
        {
            var parts = new MultipartReader(boundary, whole) { BodyLengthLimit = null };
            TSettings? settings = null;
            var part = await parts.ReadNextSectionAsync(cancellationToken);
            if (part is not null && NamesOf(part).Part == "settings")
            {
                var read = await ReadSettingsAsync<TSettings>(part.Body, malformed, cancellationToken);
                if (!read.IsSuccess)
                    return read.Problem;
                settings = read.Value;
                part = await parts.ReadNextSectionAsync(cancellationToken);
            }

            return part is not null && NamesOf(part) is var names && names.Part == file
                ? new BodyParts<TSettings>(settings, part.ContentType ?? string.Empty, names.File, part.Body, whole, parts, malformed)
                : malformed;
        }
        // A fault of what the body is read from passes, and must not be taken for the caller's mistake.
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException && whole.HasEnded))
        {
            return malformed;
        }
    }

    private static async Task<Outcome<TSettings>> ReadSettingsAsync<TSettings>(Stream part, ServiceProblem malformed, CancellationToken cancellationToken)
        where TSettings : class
    {
        var bytes = new byte[MaxSettingsBytes + 1];
        var length = await part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length == bytes.Length)
            return malformed;
        using var json = new MemoryStream(bytes, 0, length, writable: false);
        return await JsonBody.ReadAsync<TSettings>(json, cancellationToken);
    }

    private static (string? Part, string? File) NamesOf(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
            ? (HeaderUtilities.RemoveQuotes(disposition.Name).Value, HeaderUtilities.RemoveQuotes(disposition.FileName).Value)
            : default;
}
