using System.ComponentModel.DataAnnotations;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Teach;

/// <summary>The examples of a taxonomy, and the corrections that become some.</summary>
internal static class ExampleEndpoints
{
    private const string IdText = "Id of the taxonomy.";
    private const string TaxonomyId = "idea-kind";

    private static readonly TaxonomyExample Example = new(
        new Guid("019ab4c2-7c00-7d3e-9a51-0242ac120003"), "Varför måste [PERSON_1] skriva in samma sak tre gånger?", ["FORENKLA"], ExampleSource.Upload,
        new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public static void MapExamples(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/taxonomies/{id}/examples", AddAsync)
            .Accepts<Stream>(TableFormats.Csv, TableFormats.Xlsx, TableFormats.JsonLines, TableFormats.NewlineDelimitedJson)
            .WithName("AddExamples")
            .WithTags("Teaching")
            .WithSummary("Upload examples")
            .WithDescription(
                "A table of texts, with or without labels: CSV with headings (UTF-8, UTF-16 or Windows-1252, whichever it is), the first sheet of an XLSX, "
                + "or JSON lines. Several labels of a text have `|` between them, the main one first; in JSON lines they may be a list. Each text is masked "
                + "before it is kept. A text that is there already gets the new labels. Texts without labels wait to be labelled. A code that is not in the "
                + "taxonomy refuses the whole file, with the rows. At most 20,000 rows.")
            .WithParameter("id", IdText, TaxonomyId)
            .WithParameter("textColumn", "Heading of the texts. Default `text`.", "kommentar")
            .WithParameter("labelColumn", "Heading of the labels. Default `labels`, else `label`.", "kategori")
            .WithResponseExample(StatusCodes.Status200OK, new ExamplesAdded(180, 0, 19, 1, 120, 60))
            .ProducesProblems(
                TaxonomyProblems.NotFound, ExampleProblems.TooMany, ServiceProblem.UnsupportedMediaType(TableFormats.MediaTypes),
                TableProblems.Empty, TableProblems.UnknownColumn("`textColumn`"), ExampleProblems.UnknownLabels([3]), TableProblems.Unreadable(TableFormat.Csv))
            .RequireScope(Scopes.Train);
        routes.MapGet("/v1/taxonomies/{id}/examples", ListAsync)
            .WithName("ListExamples")
            .WithTags("Teaching")
            .WithSummary("See the examples")
            .WithDescription("What a taxonomy is taught with, the newest first. The texts are masked.")
            .WithParameter("id", IdText, TaxonomyId)
            .WithParameter("state", "`all` (default), `labelled` or `unlabelled`.", "unlabelled")
            .WithParameter("limit", PageOf.LimitText, "20")
            .WithParameter("page", PageOf.PageText, "1")
            .WithResponseExample(StatusCodes.Status200OK, new ExampleList([Example], 1, PageOf.DefaultLimit, 1))
            .ProducesProblems(WrongState, TaxonomyProblems.NotFound)
            .RequireScope(Scopes.Train);
        routes.MapGet("/v1/taxonomies/{id}/label-suggestions", SuggestAsync)
            .WithName("ListLabelSuggestions")
            .WithTags("Teaching")
            .WithSummary("See what to label next")
            .WithDescription(
                "Examples without labels that would teach most: those that the active version is unsure of, unlike those that have labels and unlike each "
                + "other, so that nobody labels near-duplicates; with what the version would call them. While none is active, unlike alone.")
            .WithParameter("id", IdText, TaxonomyId)
            .WithParameter("limit", PageOf.LimitText, "20")
            .WithParameter("page", PageOf.PageText, "1")
            .WithResponseExample(StatusCodes.Status200OK, new LabelSuggestionList(
                [new LabelSuggestion(Example with { Labels = [], LabelledAt = null }, [new("FORENKLA", 0.48), new("AUTOMATISERA", 0.41), new("NYTT", 0.07)])], 1, PageOf.DefaultLimit, 60))
            .ProducesProblems(PageOf.WrongLimit, TaxonomyProblems.NotFound)
            .RequireScope(Scopes.Train);
        routes.MapPut("/v1/taxonomies/{id}/examples/{exampleId:guid}", LabelAsync)
            .WithName("LabelExample")
            .WithTags("Teaching")
            .WithSummary("Label an example")
            .WithDescription("Gives an example its labels, in the place of those that it has.")
            .WithParameter("id", IdText, TaxonomyId)
            .WithParameter("exampleId", "Id of the example.", Example.Id.ToString())
            .WithRequestExample(new LabelExample(["FORENKLA"]))
            .WithResponseExample(StatusCodes.Status200OK, Example)
            .ProducesProblems(WrongLabels, ExampleProblems.NotFound, ExampleProblems.UnknownLabel)
            .RequireScope(Scopes.Train);
        routes.MapDelete("/v1/taxonomies/{id}/examples/{exampleId:guid}", RemoveAsync)
            .WithName("DeleteExample")
            .WithTags("Teaching")
            .WithSummary("Remove an example")
            .WithDescription("Removes a text for good. Versions that were trained with it stay as they are.")
            .WithParameter("id", IdText, TaxonomyId)
            .WithParameter("exampleId", "Id of the example.", Example.Id.ToString())
            .ProducesProblems(ExampleProblems.NotFound)
            .RequireScope(Scopes.Train);
        routes.MapPost("/v1/classifications/corrections", CorrectAsync)
            .Accepts<CorrectClassification>(MediaTypeNames.Application.Json)
            .WithName("CorrectClassification")
            .WithTags("Teaching")
            .WithSummary("Correct a classification")
            .WithDescription("A person's answer for a text. It is masked, and kept as an example for the next training.")
            .WithRequestExample(new CorrectClassification(TaxonomyId, "Varför måste Anna skriva in samma sak tre gånger?", ["FORENKLA"]))
            .WithResponseExample(StatusCodes.Status201Created, Example with { Source = ExampleSource.Correction })
            .ProducesProblems(WrongLabels, Classification.ClassifyText.ClassifyTextCheck.TextTooLong, TaxonomyProblems.Unknown, ExampleProblems.UnknownLabel)
            .RequireScope(Scopes.Train);
    }

    private static ServiceProblem WrongLabels { get; } = ServiceProblem.InvalidField("labels", $"Must hold 1 to {LabelExample.MostLabels} different codes.");

    private static ServiceProblem WrongState { get; } = ServiceProblem.InvalidField("state", "Must be one of all, labelled, unlabelled.");

    private static async Task<Results<Ok<ExamplesAdded>, ProblemResult>> AddAsync(
        string id,
        HttpRequest request,
        Teacher teacher,
        CancellationToken cancellationToken,
        string? textColumn = null,
        string? labelColumn = null)
    {
        if (TableFormats.Find(request.ContentType) is not { } format)
            return ServiceProblem.UnsupportedMediaType(TableFormats.MediaTypes).ToHttpResult();
        return (await teacher.AddAsync(id, format, request.Body, textColumn, labelColumn, request.HttpContext.User.Caller().Name, cancellationToken)).ToHttpResult();
    }

    private static async Task<Results<Ok<ExampleList>, ProblemResult>> ListAsync(
        string id,
        TaxonomyStore taxonomies,
        ExampleStore examples,
        CancellationToken cancellationToken,
        string? state = null,
        [Range(1, PageOf.MaxLimit)] int limit = PageOf.DefaultLimit,
        [Range(1, PageOf.MaxPage)] int page = 1)
    {
        if (PageOf.Check(limit, page) is { } wrong)
            return wrong.ToHttpResult();
        if (FindState(state) is not { } wanted)
            return WrongState.ToHttpResult();
        if (await taxonomies.FindAsync(id, cancellationToken) is null)
            return TaxonomyProblems.NotFound.ToHttpResult();
        var (items, total) = await examples.ListAsync(id, wanted, limit, page, cancellationToken);
        return TypedResults.Ok(new ExampleList(items, page, limit, total));
    }

    private static async Task<Results<Ok<LabelSuggestionList>, ProblemResult>> SuggestAsync(
        string id,
        LabelSuggestions suggestions,
        CancellationToken cancellationToken,
        [Range(1, PageOf.MaxLimit)] int limit = PageOf.DefaultLimit,
        [Range(1, PageOf.MaxPage)] int page = 1) =>
        PageOf.Check(limit, page) is { } wrong ? wrong.ToHttpResult() : (await suggestions.FindAsync(id, limit, page, cancellationToken)).ToHttpResult();

    private static async Task<Results<Ok<TaxonomyExample>, ProblemResult>> LabelAsync(
        string id, Guid exampleId, LabelExample answer, HttpContext context, Teacher teacher, CancellationToken cancellationToken)
    {
        if (!AreLabels(answer.Labels))
            return WrongLabels.ToHttpResult();
        return (await teacher.LabelAsync(id, exampleId, answer.Labels, context.User.Caller().Name, cancellationToken)).ToHttpResult();
    }

    private static async Task<Results<NoContent, ProblemResult>> RemoveAsync(
        string id, Guid exampleId, ExampleStore examples, CancellationToken cancellationToken) =>
        await examples.RemoveAsync(id, exampleId, cancellationToken) ? TypedResults.NoContent() : ExampleProblems.NotFound.ToHttpResult();

    private static async Task<Results<Created<TaxonomyExample>, ProblemResult>> CorrectAsync(
        CorrectClassification correction, HttpContext context, Teacher teacher, CancellationToken cancellationToken)
    {
        if (correction.Text.Length > Contracts.ClassifyText.LongestText)
            return Classification.ClassifyText.ClassifyTextCheck.TextTooLong.ToHttpResult();
        if (string.IsNullOrWhiteSpace(correction.Text))
            return ServiceProblem.InvalidField("text", "Must not be empty.").ToHttpResult();
        if (!AreLabels(correction.Labels))
            return WrongLabels.ToHttpResult();
        var kept = await teacher.CorrectAsync(correction, context.User.Caller().Name, cancellationToken);
        return kept.IsSuccess
            ? TypedResults.Created($"{context.Request.PathBase}/v1/taxonomies/{correction.Taxonomy}/examples/{kept.Value.Id}", kept.Value)
            : kept.Problem.ToHttpResult();
    }

    private static ExampleState? FindState(string? state) => state switch
    {
        null or "all" => ExampleState.All,
        "labelled" => ExampleState.Labelled,
        "unlabelled" => ExampleState.Unlabelled,
        _ => null,
    };

    private static bool AreLabels(IReadOnlyList<string> labels) =>
        labels.Count is >= 1 and <= LabelExample.MostLabels && labels.All(label => label is not null) && labels.Distinct(StringComparer.Ordinal).Count() == labels.Count;
}
