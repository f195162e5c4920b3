using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Versions;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Checking;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Analyze;

/// <summary>Checks an analysis before it becomes a job, and describes it.</summary>
internal static class AnalyzeTextsEndpoint
{
    public static void MapAnalyzeTexts(this IEndpointRouteBuilder routes) =>
        routes.MapJobCheck("/v1/" + AnalyzeTextsJob.Kind, CheckAsync)
            .DescribesPublicCall()
            .RequireScope(Scopes.Classify)
            .WithName("CreateAnalysis")
            .WithTags("Classification")
            .WithSummary("Analyse a file of free texts")
            .WithDescription(
                "A table of texts, CSV (UTF-8, UTF-16 or Windows-1252), XLSX or JSON lines, at most 200,000 rows: as the body, with its settings in the query, "
                + "or as multipart with the part `settings` (JSON, may be left out) and then the part `file`. Answers that say nothing are set apart first. "
                + "The report has each label's count and share with a 95 % interval, its sentiment, and, with `dateColumn`, its counts over time and the "
                + "labels that rise or fall in a period against the two before it (Fisher's exact test, false discovery rate 5 %). Counts of 1 to 4 are null, "
                + "and so is what they could be computed from. Themes are found in the texts, across all and inside each label, with key phrases and masked "
                + "quotes; a theme keeps its identity in the reports of a series (`series`), new ones are told. With `groupColumn` labels are counted by group "
                + "too. Drift from the training texts is told. As JSON, as an accessible page in Swedish, or as a workbook.")
            .Accepts<Stream>(TableFormats.Csv, TableFormats.Xlsx, TableFormats.JsonLines, TableFormats.NewlineDelimitedJson, "multipart/form-data")
            .WithParts(AnalysisRequestParser.FilePart, AnalyzeTextsExamples.Settings)
            .WithParameter("taxonomy", "Id of the taxonomy. Default `pension-freetext`.", "pension-freetext")
            .WithParameter("textColumn", "Heading of the texts. Default `text`.", "kommentar")
            .WithParameter("dateColumn", "Heading of the dates. Left out: nothing is said of changes.", "datum")
            .WithParameter("groupColumn", "Heading of groups of people, at most 50, that labels are also counted by.", "region")
            .WithParameter("themes", "Whether themes are looked for. Default true.", "true")
            .WithParameter("series", "What the file is one of: themes keep their identity within a series. Default `default`.", "kundsynpunkter")
            .Produces<AnalysisReport>(200, MediaTypeNames.Application.Json, MediaTypeNames.Text.Html, TableFormats.Xlsx)
            .WithResponseExample(200, AnalyzeTextsExamples.Report)
            .WithResponseExample(200, AnalyzeTextsExamples.Html, MediaTypeNames.Text.Html)
            .ProducesProblems(
                AnalysisRequestParser.InvalidParts,
                TableProblems.TooLarge,
                ServiceProblem.UnsupportedMediaType(TableFormats.MediaTypes),
                TableProblems.Empty,
                TableProblems.UnknownColumn("`textColumn`"),
                TableProblems.TooManyGroups(GroupTally.MostGroups),
                TableProblems.Unreadable(TableFormat.Csv),
                TaxonomyProblems.Unknown,
                TaxonomyProblems.NotTrained,
                VersionProblems.EncoderNotInstalledExample);

    // The parameters are there for the description; the parser reads the query itself, as it does in the job.
#pragma warning disable IDE0060
    private static async Task<Results<NoContent, ProblemResult>> CheckAsync(
        JobCheckRequest request,
        HttpContext context,
        TextAnalyzer analyzer,
        CancellationToken cancellationToken,
        string? taxonomy = null,
        string? textColumn = null,
        string? dateColumn = null,
        string? groupColumn = null,
        bool? themes = null,
        string? series = null)
    {
        using var head = new MemoryStream(request.Head.ToArray(), writable: false);
        var parsed = await AnalysisRequestParser.ParseAsync(request.ContentType, context.Request.Query, head, cancellationToken);
        if (!parsed.IsSuccess)
            return parsed.Problem.ToHttpResult();
        return await analyzer.FindProblemAsync(parsed.Value.Request, cancellationToken) is { } problem ? problem.ToHttpResult() : TypedResults.NoContent();
    }
#pragma warning restore IDE0060
}
