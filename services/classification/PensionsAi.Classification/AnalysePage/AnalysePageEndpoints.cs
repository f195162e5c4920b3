using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Versions;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Pages;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.AnalysePage;

/// <summary>
/// Analyses for a person in a browser, without script. The gateway has seen to it that she has signed in and that forms come from
/// these pages. What she uploads goes on to jobs as it is read, and nothing of it is in an address.
/// </summary>
internal static class AnalysePageEndpoints
{
    private const long LargestBody = 104_923_136;
    private const int SecondsBetweenLooks = 2;

    private static readonly PageArea Area = new("/analyse", "Analys av fritext", "Analyser");
    private static readonly Dictionary<string, string> Nothing = [];

    public static void MapAnalysePage(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Area.Path).RequireScope(Scopes.Classify).ExcludeFromDescription();
        pages.MapGet(string.Empty, (HttpContext context, AnalysisJobs jobs, TaxonomyStore taxonomies, TaxonomyModels models, CancellationToken cancellationToken) =>
            StartAsync(context, jobs, taxonomies, models, Nothing, null, StatusCodes.Status200OK, cancellationToken));
        pages.MapPost(string.Empty, UploadAsync).DisableAntiforgery();
        pages.MapGet("/{id:guid}", ShowAsync);
        pages.MapGet("/{id:guid}/report", (Guid id, HttpContext context, AnalysisJobs jobs, CancellationToken cancellationToken) =>
            ReportAsync(id, MediaTypeNames.Text.Html, null, context, jobs, cancellationToken));
        pages.MapGet("/{id:guid}/report.xlsx", (Guid id, HttpContext context, AnalysisJobs jobs, CancellationToken cancellationToken) =>
            ReportAsync(id, TableFormats.Xlsx, "analys.xlsx", context, jobs, cancellationToken));
        pages.MapGet("/{id:guid}/report.json", (Guid id, HttpContext context, AnalysisJobs jobs, CancellationToken cancellationToken) =>
            ReportAsync(id, MediaTypeNames.Application.Json, "analys.json", context, jobs, cancellationToken));
    }

    private static async Task<IResult> StartAsync(
        HttpContext context,
        AnalysisJobs jobs,
        TaxonomyStore taxonomies,
        TaxonomyModels models,
        IReadOnlyDictionary<string, string> fields,
        string? error,
        int status,
        CancellationToken cancellationToken)
    {
        var trained = new List<(string Id, string Name)>();
        foreach (var taxonomy in await taxonomies.ListAsync(cancellationToken))
        {
            if ((await models.FindAsync(taxonomy.Id, cancellationToken)).IsSuccess)
                trained.Add((taxonomy.Id, taxonomy.Name));
        }

        var list = await jobs.ListAsync(context.User.Caller(), cancellationToken);
        return PageLayout.Show(context, Area, "Analysera", AnalysePages.Start(PageLayout.RootOf(context, Area), fields, error, trained, list), status);
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, AnalysisJobs jobs, TaxonomyStore taxonomies, TaxonomyModels models, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestBody;
        if (await AnalysisUpload.ReadAsync(context.Request, cancellationToken) is not { } upload)
            return await AgainAsync(Nothing, AnalysisWords.Unreadable, StatusCodes.Status400BadRequest);
        if (upload.File is null)
            return await AgainAsync(upload.Fields, AnalysisWords.NoFile, StatusCodes.Status400BadRequest);
        if (upload.Format is not { } format)
            return await AgainAsync(upload.Fields, AnalysisWords.UnknownFormat, StatusCodes.Status415UnsupportedMediaType);
        var started = await jobs.StartAsync(context.User.Caller(), upload.Fields, format, upload.File, cancellationToken);
        if (!started.IsSuccess)
            return await AgainAsync(upload.Fields, AnalysisWords.Of(started.Problem.Kind, started.Problem.Status), started.Problem.Status);
        // A redirect after a form is a page of its own: reading it again sends nothing again.
        context.Response.Headers.Location = $"{PageLayout.RootOf(context, Area)}/{started.Value.Id}";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);

        Task<IResult> AgainAsync(IReadOnlyDictionary<string, string> fields, string error, int status) =>
            StartAsync(context, jobs, taxonomies, models, fields, error, status, cancellationToken);
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, AnalysisJobs jobs, CancellationToken cancellationToken)
    {
        var root = PageLayout.RootOf(context, Area);
        if (await jobs.FindAsync(context.User.Caller(), id, cancellationToken) is not { } job)
            return PageLayout.Show(context, Area, "Finns inte", AnalysePages.Missing(root), StatusCodes.Status404NotFound);
        if (job.Status is JobStatus.Succeeded)
            return PageLayout.Show(context, Area, "Klar", AnalysePages.Done(root, job));
        if (job.HasEnded)
            return PageLayout.Show(context, Area, "Ingen rapport", AnalysePages.Failed(root, ReasonOf(job)));

        context.Response.Headers["Refresh"] = SecondsBetweenLooks.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return PageLayout.Show(context, Area, "Pågår", AnalysePages.Waiting(root, job));
    }

    private static string ReasonOf(Job job) => job.Problem is { } problem
        ? AnalysisWords.Of(problem.Type[ServiceProblem.TypePrefix.Length..], problem.Status)
        : AnalysisWords.Of(job.Status) + ".";

    private static async Task<IResult> ReportAsync(
        Guid id, string mediaType, string? fileName, HttpContext context, AnalysisJobs jobs, CancellationToken cancellationToken)
    {
        if (await jobs.ResultAsync(context.User.Caller(), id, mediaType, cancellationToken) is not { } result)
            return PageLayout.Show(context, Area, "Finns inte", AnalysePages.Missing(PageLayout.RootOf(context, Area)), StatusCodes.Status404NotFound);
        context.Response.RegisterForDispose(result);
        context.Response.Headers.ContentSecurityPolicy = AnalysisHtml.Policy;
        return TypedResults.Stream(await result.Content.ReadAsStreamAsync(cancellationToken), mediaType == MediaTypeNames.Text.Html ? "text/html; charset=utf-8" : mediaType, fileName);
    }
}
