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
    private const string IdText = "Id of the taxonomy.";

    private static TaxonomyDefinition Example => Definition(ShippedTaxonomies.PensionFreetext);

    private static TaxonomyDefinition Defined => new(
        "digital-mailbox", "Svar om digital brevlåda", "Enkätsvar om den digitala brevlådan.",
        [new("KRANGLAR", "Krånglar", "Något fungerar inte.", Parent: null), new("NOJD", "Nöjd", "Beröm.", Parent: null)], Revision: 1);

    public static void MapTaxonomies(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/taxonomies", ListAsync)
            .WithName("ListTaxonomies")
            .WithTags("Classification")
            .WithSummary("List the taxonomies")
            .WithDescription("The taxonomies that texts can be sorted into, by id, with their labels: those that the platform brings, and those that were defined.")
            .WithParameter("limit", PageOf.LimitText, "20")
            .WithParameter("page", PageOf.PageText, "1")
            .WithResponseExample(StatusCodes.Status200OK, new TaxonomyList([Example], 1, PageOf.DefaultLimit, 1))
            .ProducesProblems(PageOf.WrongLimit)
            .RequireScope(Scopes.Classify);
        routes.MapGet("/v1/taxonomies/{id}", GetAsync)
            .WithName("GetTaxonomy")
            .WithTags("Classification")
            .WithSummary("One taxonomy")
            .WithDescription("The codes, names and descriptions of a taxonomy's labels.")
            .WithParameter("id", IdText, Example.Id)
            .WithResponseExample(StatusCodes.Status200OK, Example)
            .ProducesProblems(TaxonomyProblems.NotFound)
            .RequireScope(Scopes.Classify);
        routes.MapPut("/v1/taxonomies/{id}", PutAsync)
            .WithName("PutTaxonomy")
            .WithTags("Teaching")
            .WithSummary("Define a taxonomy, or change one")
            .WithDescription(
                "Labels have a code, a name, a description and, on the lower of two levels, a parent. Everything that is wrong is said at once. A new "
                + "taxonomy is untrained. A change leaves the active version as it is until the taxonomy is trained again; examples keep labels that are "
                + "taken away, and are not trained on for them. Send what was read, with its `revision`, so as not to write over another's change.")
            .WithParameter("id", IdText + " 2 to 64 lower-case letters, digits and hyphens.", Defined.Id)
            .WithRequestExample(new DefineTaxonomy(Defined.Name, [.. Defined.Labels.Select(label => new DefineLabel(label.Code) { Name = label.Name, Description = label.Description })])
            {
                Description = Defined.Description,
            })
            .WithResponseExample(StatusCodes.Status200OK, Defined)
            .ProducesProblems(
                ServiceProblem.InvalidField("labels[1].code", "Must not be there twice."), TaxonomyProblems.Shipped, TaxonomyProblems.Changed)
            .RequireScope(Scopes.Train);
    }

    private static async Task<Results<Ok<TaxonomyList>, ProblemResult>> ListAsync(
        TaxonomyStore taxonomies,
        CancellationToken cancellationToken,
        [Range(1, PageOf.MaxLimit)] int limit = PageOf.DefaultLimit,
        [Range(1, PageOf.MaxPage)] int page = 1)
    {
        if (PageOf.Check(limit, page) is { } wrong)
            return wrong.ToHttpResult();
        var all = await taxonomies.ListAsync(cancellationToken);
        return TypedResults.Ok(new TaxonomyList([.. all.Skip((page - 1) * limit).Take(limit).Select(Definition)], page, limit, all.Count));
    }

    private static async Task<Results<Ok<TaxonomyDefinition>, ProblemResult>> GetAsync(
        string id, TaxonomyStore taxonomies, CancellationToken cancellationToken) =>
        await taxonomies.FindAsync(id, cancellationToken) is { } taxonomy
            ? TypedResults.Ok(Definition(taxonomy))
            : TaxonomyProblems.NotFound.ToHttpResult();

    private static async Task<Results<Ok<TaxonomyDefinition>, ProblemResult>> PutAsync(
        string id, DefineTaxonomy definition, HttpContext context, TaxonomyStore taxonomies, CancellationToken cancellationToken)
    {
        if (TaxonomyCheck.Check(id, definition) is { } problem)
            return problem.ToHttpResult();
        var taxonomy = new Taxonomy(
            id, definition.Name, definition.Description,
            [.. definition.Labels.Select(label => new Label(label.Code, label.Name ?? label.Code, label.Description) { Parent = label.Parent })]);
        var kept = await taxonomies.PutAsync(taxonomy, definition.Revision, context.User.Caller().Name, cancellationToken);
        return kept.IsSuccess ? TypedResults.Ok(Definition(kept.Value)) : kept.Problem.ToHttpResult();
    }

    private static TaxonomyDefinition Definition(Taxonomy taxonomy) => new(
        taxonomy.Id,
        taxonomy.Name,
        taxonomy.Description,
        [.. taxonomy.Labels.Select(label => new LabelDefinition(label.Code, label.Name, label.Description, label.Parent))],
        taxonomy.Revision);
}
