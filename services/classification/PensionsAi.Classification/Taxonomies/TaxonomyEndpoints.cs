using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Taxonomies;

internal static class TaxonomyEndpoints
{
    private const int DefaultLimit = 20;
    private const int MostLimit = 100;

    private static readonly ServiceProblem WrongLimit = ServiceProblem.InvalidField("limit", $"Must be 1 to {MostLimit}.");
    private static readonly ServiceProblem NotFound = new("not-found", 404, "Not found", "There is no taxonomy of this id.");

    public static void MapTaxonomies(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/taxonomies", List)
            .WithName("ListTaxonomies")
            .WithTags("Classification")
            .WithSummary("List the taxonomies")
            .WithDescription("The taxonomies that texts can be sorted into, by id, with their labels.")
            .WithParameter("limit", "Most taxonomies on a page, 1 to 100. Default 20.", "20")
            .WithParameter("page", "Number of the page, from 1. Default 1.", "1")
            .WithResponseExample(StatusCodes.Status200OK, new TaxonomyList([Example], 1, DefaultLimit, 1))
            .ProducesProblems(WrongLimit)
            .RequireScope(Scopes.Classify);
        routes.MapGet("/v1/taxonomies/{id}", Get)
            .WithName("GetTaxonomy")
            .WithTags("Classification")
            .WithSummary("One taxonomy")
            .WithDescription("The codes, names and descriptions of a taxonomy's labels.")
            .WithParameter("id", "Id of the taxonomy.", Example.Id)
            .WithResponseExample(StatusCodes.Status200OK, Example)
            .ProducesProblems(NotFound)
            .RequireScope(Scopes.Classify);
    }

    private static TaxonomyDefinition Example => Definition(ShippedTaxonomies.PensionFreetext);

    private static Results<Ok<TaxonomyList>, ProblemResult> List([Range(1, MostLimit)] int limit = DefaultLimit, [Range(1, int.MaxValue)] int page = 1)
    {
        if (limit is < 1 or > MostLimit)
            return WrongLimit.ToHttpResult();
        if (page < 1)
            return ServiceProblem.InvalidField("page", "Must be 1 or more.").ToHttpResult();

        var all = ShippedTaxonomies.All;
        var skipped = (int)Math.Min((page - 1L) * limit, all.Count);
        return TypedResults.Ok(new TaxonomyList([.. all.Skip(skipped).Take(limit).Select(Definition)], page, limit, all.Count));
    }

    private static Results<Ok<TaxonomyDefinition>, ProblemResult> Get(string id) =>
        ShippedTaxonomies.Find(id) is { } taxonomy
            ? TypedResults.Ok(Definition(taxonomy))
            : NotFound.ToHttpResult();

    private static TaxonomyDefinition Definition(Taxonomy taxonomy) => new(
        taxonomy.Id,
        taxonomy.Name,
        taxonomy.Description,
        [.. taxonomy.Labels.Select(label => new LabelDefinition(label.Code, label.Name, label.Description, label.Parent))]);
}
