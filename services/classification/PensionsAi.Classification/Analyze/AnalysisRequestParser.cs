using System.Text.RegularExpressions;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;
using PensionsAi.JobWorker.Parts;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Analyze;

/// <summary>Reads media type, query and settings, the same for the check before a job is accepted and for the job.</summary>
internal static partial class AnalysisRequestParser
{
    /// <summary>Name of the part with the texts.</summary>
    public const string FilePart = "file";

    /// <summary>The body was not settings and a file.</summary>
    public static readonly ServiceProblem InvalidParts = BodyPartsReader.Malformed(FilePart);

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
        if (!BodyPartsReader.IsMultipart(contentType))
            return ServiceProblem.UnsupportedMediaType([.. TableFormats.MediaTypes, BodyPartsReader.MediaType]);
        var parts = await BodyPartsReader.ReadAsync<AnalyzeTexts>(contentType, body, FilePart, InvalidParts, cancellationToken);
        if (!parts.IsSuccess)
            return parts.Problem;
        if (parts.Value.Settings is { } given && FindProblem(given) is { } wrong)
            return wrong;
        return TableFormats.Find(parts.Value.ContentType, parts.Value.FileName) is { } formatOfPart
            ? (new AnalysisRequest(formatOfPart, parts.Value.Settings ?? settings.Value), parts.Value.File)
            : ServiceProblem.UnsupportedMediaType(TableFormats.MediaTypes);
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

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z")]
    private static partial Regex Series();
}
