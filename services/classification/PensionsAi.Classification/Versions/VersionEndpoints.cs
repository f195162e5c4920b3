using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Train;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Versions;

/// <summary>The versions of a taxonomy's model, and which of them classifies.</summary>
internal static class VersionEndpoints
{
    private const string IdText = "Id of the taxonomy.";

    private static TaxonomyVersion Example => new(
        TrainTaxonomyExamples.Report.Model.Version, TrainTaxonomyExamples.Report.Model.Sha256, IsActive: true, TrainTaxonomyExamples.Time, "case-system",
        TrainTaxonomyExamples.Report, [new VersionActivation(TrainTaxonomyExamples.Time, "case-system", Insisted: false)]);

    public static void MapVersions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/taxonomies/{id}/versions", ListAsync)
            .WithName("ListTaxonomyVersions")
            .WithTags("Teaching")
            .WithSummary("See a taxonomy's versions")
            .WithDescription("Every trained version with its figures, the newest first, and when it was active; then the one that the platform brings.")
            .WithParameter("id", IdText, TrainTaxonomyExamples.Report.Taxonomy)
            .WithParameter("limit", PageOf.LimitText, "20")
            .WithParameter("page", PageOf.PageText, "1")
            .WithResponseExample(StatusCodes.Status200OK, new TaxonomyVersionList([Example], 1, PageOf.DefaultLimit, 1))
            .ProducesProblems(PageOf.WrongLimit, TaxonomyProblems.NotFound)
            .RequireScope(Scopes.Classify);
        routes.MapPut("/v1/taxonomies/{id}/active-version", ActivateAsync)
            .WithName("PutActiveVersion")
            .WithTags("Teaching")
            .WithSummary("Activate a version, or go back to an earlier one")
            .WithDescription(
                "From now on the version classifies; other processes follow within seconds. One that was found worse than the version that was active is "
                + "refused with 409 `version-is-worse` unless it has been active before or the call insists, which stays on record; one that was "
                + "trained with a sentence encoder that is not installed, with 409 `sentence-encoder-not-installed`.")
            .WithParameter("id", IdText, TrainTaxonomyExamples.Report.Taxonomy)
            .WithRequestExample(new ActivateVersion(Example.Version))
            .WithResponseExample(StatusCodes.Status200OK, Example)
            .ProducesProblems(ServiceProblem.InvalidField("version", "Must not be empty."), TaxonomyProblems.NotFound, VersionProblems.Worse, VersionProblems.EncoderNotInstalledExample, VersionProblems.Unknown)
            .RequireScope(Scopes.Train);
    }

    private static async Task<Results<Ok<TaxonomyVersionList>, ProblemResult>> ListAsync(
        string id,
        VersionCatalog catalog,
        CancellationToken cancellationToken,
        [Range(1, PageOf.MaxLimit)] int limit = PageOf.DefaultLimit,
        [Range(1, PageOf.MaxPage)] int page = 1)
    {
        if (PageOf.Check(limit, page) is { } wrong)
            return wrong.ToHttpResult();
        return await catalog.ListAsync(id, cancellationToken) is { } all
            ? TypedResults.Ok(new TaxonomyVersionList([.. all.Skip((page - 1) * limit).Take(limit)], page, limit, all.Count))
            : TaxonomyProblems.NotFound.ToHttpResult();
    }

    private static async Task<Results<Ok<TaxonomyVersion>, ProblemResult>> ActivateAsync(
        string id, ActivateVersion wanted, HttpContext context, VersionCatalog catalog, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(wanted.Version)
            ? ServiceProblem.InvalidField("version", "Must not be empty.").ToHttpResult()
            : (await catalog.ActivateAsync(id, wanted, context.User.Caller().Name, cancellationToken)).ToHttpResult();
}
