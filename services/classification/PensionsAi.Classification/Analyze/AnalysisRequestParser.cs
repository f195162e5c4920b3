using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Analyze;

/// <summary>Reads media type, query and settings, the same for the check before a job is accepted and for the job.</summary>
internal static partial class AnalysisRequestParser
{
    private const int LongestBoundary = 70;

    /// <summary>The body was not settings and a file.</summary>
    public static readonly ServiceProblem InvalidParts = new(
        "invalid-multipart", 400, "The parts could not be read", "A multipart body has the part settings (JSON), which may be left out, and then the part file.");

    private static readonly string[] Parameters = ["taxonomy", "textColumn", "dateColumn", "groupColumn", "themes", "series"];

    /// <summary>The request, and the file's own bytes; or the problem.</summary>
    public static async Task<Outcome<(AnalysisRequest Request, Stream File)>> ParseAsync(
        string contentType, IQueryCollection query, Stream body, CancellationToken cancellationToken)
    {
        if (FromQuery(query) is var settings && !settings.IsSuccess)
            return settings.Problem;
        if (FindProblem(settings.Value) is { } problem)
            return problem;
        if (TableFormats.Find(contentType) is { } format)
            return (new AnalysisRequest(format, settings.Value), body);
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return ServiceProblem.UnsupportedMediaType([.. TableFormats.MediaTypes, "multipart/form-data"]);
        return await ParsePartsAsync(HeaderUtilities.RemoveQuotes(type.Boundary).Value, settings.Value, body, cancellationToken);
    }

    private static async Task<Outcome<(AnalysisRequest Request, Stream File)>> ParsePartsAsync(
        string? boundary, AnalyzeTexts fromQuery, Stream body, CancellationToken cancellationToken)
    {
        if (boundary is not { Length: > 0 and <= LongestBoundary })
            return InvalidParts;
        try
        {
            var parts = new MultipartReader(boundary, body) { BodyLengthLimit = null };
            var settings = fromQuery;
            var part = await parts.ReadNextSectionAsync(cancellationToken);
            if (part is not null && NameOf(part) == "settings")
            {
                var read = await JsonBody.ReadAsync<AnalyzeTexts>(part.Body, cancellationToken);
                if (!read.IsSuccess)
                    return read.Problem;
                settings = read.Value;
                if (FindProblem(settings) is { } problem)
                    return problem;
                part = await parts.ReadNextSectionAsync(cancellationToken);
            }

            if (part is null || NameOf(part) != "file")
                return InvalidParts;
            return TableFormats.Find(part.ContentType, FileNameOf(part)) is { } format ? (new AnalysisRequest(format, settings), part.Body) : ServiceProblem.UnsupportedMediaType(TableFormats.MediaTypes);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return InvalidParts;
        }
    }

    private static ServiceProblem? FindProblem(AnalyzeTexts settings) =>
        Series().IsMatch(settings.Series) ? null : ServiceProblem.InvalidField("series", "Must be 1 to 64 lower-case letters a to z, digits and hyphens.");

    private static Outcome<AnalyzeTexts> FromQuery(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            // The name is the caller's own text: it is not repeated unless it is one of ours.
            if (!Parameters.Contains(name, StringComparer.Ordinal))
                return ServiceProblem.InvalidField("query", $"Takes {string.Join(", ", Parameters)}.");
            if (values.Count != 1)
                return ServiceProblem.InvalidField(name, "Must be given once.");
        }

        if (!TryReadFlag(query["themes"], out var themes))
            return ServiceProblem.InvalidField("themes", "Must be true or false.");
        var defaults = new AnalyzeTexts();
        return new AnalyzeTexts
        {
            Taxonomy = (string?)query["taxonomy"] ?? defaults.Taxonomy,
            TextColumn = (string?)query["textColumn"] ?? defaults.TextColumn,
            DateColumn = query["dateColumn"],
            GroupColumn = query["groupColumn"],
            Themes = themes ?? defaults.Themes,
            Series = (string?)query["series"] ?? defaults.Series,
        };
    }

    private static bool TryReadFlag(string? text, out bool? flag)
    {
        flag = bool.TryParse(text, out var value) ? value : null;
        return text is null || flag is not null;
    }

    private static string? NameOf(MultipartSection part) => DispositionOf(part) is { } disposition ? HeaderUtilities.RemoveQuotes(disposition.Name).Value : null;

    private static string? FileNameOf(MultipartSection part) => DispositionOf(part) is { } disposition ? HeaderUtilities.RemoveQuotes(disposition.FileName).Value : null;

    private static ContentDispositionHeaderValue? DispositionOf(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) ? disposition : null;

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z")]
    private static partial Regex Series();
}
