using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Versions;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Checking;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Train;

/// <summary>Checks a training before it becomes a job, and describes it.</summary>
internal static class TrainTaxonomyEndpoint
{
    public static void MapTrainTaxonomy(this IEndpointRouteBuilder routes) =>
        routes.MapJobCheck("/v1/taxonomies/{id}/" + TrainTaxonomyJob.Kind, CheckAsync)
            .DescribesPublicCall()
            .RequireScope(Scopes.Train)
            .WithName("CreateTraining")
            .WithTags("Teaching")
            .WithSummary("Train a taxonomy")
            .WithDescription(
                "Trains a new version on the labelled examples. About a fifth of them, always the same, is locked away for testing: the new version is "
                + "compared there with the active one, and becomes active when it is not worse. The job's result has the figures of a 5-fold "
                + "cross-validation with 95 % intervals, each label's precision and recall, the comparison, and the examples whose labels look wrong. "
                + "The body may be empty.")
            .Accepts<TrainTaxonomy>(MediaTypeNames.Application.Json)
            .WithParameter(TrainTaxonomyJob.IdParameter, "Id of the taxonomy.", TrainTaxonomyExamples.Report.Taxonomy)
            .WithRequestExample(new TrainTaxonomy())
            .Produces<TrainingReport>(200, MediaTypeNames.Application.Json)
            .WithResponseExample(200, TrainTaxonomyExamples.Report)
            .ProducesProblems(
                ServiceProblem.InvalidField("activate", "Must be one of when-not-worse, never."),
                TaxonomyProblems.NotFound, VersionProblems.NoExamples, VersionProblems.OneLabel);

    private static async Task<Results<NoContent, ProblemResult>> CheckAsync(
        string id, JobCheckRequest request, TaxonomyTraining training, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(request.Head.ToArray(), writable: false);
        var wanted = await TrainTaxonomyJob.ReadAsync(body, cancellationToken);
        if (!wanted.IsSuccess)
            return wanted.Problem.ToHttpResult();
        return await training.FindProblemAsync(id, cancellationToken) is { } problem ? problem.ToHttpResult() : TypedResults.NoContent();
    }
}
