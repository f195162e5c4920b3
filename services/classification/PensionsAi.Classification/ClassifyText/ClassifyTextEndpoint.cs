using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Versions;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Checking;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Classification.Contracts.ClassifyText;

namespace PensionsAi.Classification.ClassifyText;

internal static class ClassifyTextEndpoint
{
    private const string Path = "/v1/classifications";

    public static void MapClassifyText(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Handle)
            .Accepts<Request>(MediaTypeNames.Application.Json)
            .WithName("CreateClassification")
            .WithTags("Classification")
            .WithSummary("Sort texts into the labels of a taxonomy")
            .WithDescription(
                "Gives each text the labels that reach their threshold, with calibrated scores, and a sentiment. Where no label "
                + "does, the answer abstains and a person should decide. With `explain` it names the words that carried the "
                + "decision; with `allScores` it gives every label's score. An unknown taxonomy is 422 `unknown-taxonomy`, "
                + "one that no version is active of 409 `taxonomy-not-trained`, one whose version needs a sentence encoder that is not installed "
                + "409 `sentence-encoder-not-installed`.")
            .WithRequestExample(ClassifyTextExamples.Request)
            .WithResponseExample(StatusCodes.Status200OK, ClassifyTextExamples.Result)
            .ProducesProblems(
                ClassifyTextCheck.NoTexts,
                ClassifyTextCheck.TooManyTexts,
                ClassifyTextCheck.TextTooLong,
                ServiceProblem.UnsupportedMediaType(MediaTypeNames.Application.Json),
                TaxonomyProblems.Unknown,
                TaxonomyProblems.NotTrained,
                VersionProblems.EncoderNotInstalledExample)
            .AcceptsJobs()
            .RequireScope(Scopes.Classify);
        routes.MapJobCheck(Path, Check).RequireScope(Scopes.Classify).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<ClassificationResult>, ProblemResult>> Handle(
        Request request,
        TextClassifier classifier,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await classifier.ClassifyAsync(request, progress: null, cancellationToken);
        if (result.IsSuccess)
            context.SetModel(result.Value.Model);
        return result.ToHttpResult();
    }

    private static async Task<Results<NoContent, ProblemResult>> Check(
        JobCheckRequest request, TextClassifier classifier, CancellationToken cancellationToken) =>
        await FindProblem(request, classifier, cancellationToken) is { } problem ? problem.ToHttpResult() : TypedResults.NoContent();

    private static async Task<ServiceProblem?> FindProblem(JobCheckRequest request, TextClassifier classifier, CancellationToken cancellationToken)
    {
        if (!JsonMediaType.IsJson(request.ContentType))
            return ServiceProblem.UnsupportedMediaType(MediaTypeNames.Application.Json);
        if (!request.IsWhole)
            return null;

        using var body = new MemoryStream(request.Head.ToArray(), writable: false);
        var read = await JsonBody.ReadAsync<Request>(body, cancellationToken);
        return read.IsSuccess ? await classifier.FindProblemAsync(read.Value, cancellationToken) : read.Problem;
    }
}
