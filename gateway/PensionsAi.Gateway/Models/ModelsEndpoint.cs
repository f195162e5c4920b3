using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.Gateway.Authentication;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Gateway.Models;

/// <summary>The models in service.</summary>
internal static class ModelsEndpoint
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;
    private const int MaxPage = 1_000_000;

    private static readonly ModelPage Example = new(
        [
            new ServedModel(
                "handwritten-digits",
                "1.0.0",
                "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
                "MIT",
                "Trained by the program beside it on MNIST (CC BY-SA 3.0)",
                "digit-recognition",
                new Dictionary<string, JsonElement> { ["accuracy, MNIST test writers"] = JsonSerializer.SerializeToElement(0.9966) },
                Loaded: true),
        ],
        Page: 1,
        Limit: DefaultLimit,
        TotalItems: 1,
        Unavailable: []);

    public static void MapModels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/models", HandleAsync)
            .WithName("listModels")
            .WithSummary("List the models in service")
            .WithDescription(
                "Every model in service: version, SHA-256, licence, source, task, measured quality, and whether it is loaded. "
                + "Services that do not answer are named in `unavailable`; their models are missing. Needs any valid key.")
            .WithTags("Platform")
            .WithParameter("limit", $"Most items on a page, 1 to {MaxLimit}.", "20")
            .WithParameter("page", "Which page, from 1.", "1")
            .WithResponseExample(200, Example)
            .ProducesProblems(ServiceProblem.InvalidField("limit", $"Must be 1 to {MaxLimit}."));

    private static async Task<Results<Ok<ModelPage>, ProblemResult>> HandleAsync(
        HttpContext context,
        ModelDirectory directory,
        CancellationToken cancellationToken,
        [Range(1, MaxLimit)] int limit = DefaultLimit,
        [Range(1, MaxPage)] int page = 1)
    {
        var errors = new Dictionary<string, string[]>();
        if (limit is < 1 or > MaxLimit)
            errors["limit"] = [$"Must be 1 to {MaxLimit}."];
        if (page is < 1 or > MaxPage)
            errors["page"] = ["Must be 1 to 1,000,000."];
        if (errors.Count > 0)
            return ServiceProblem.InvalidFields(errors).ToHttpResult();

        var (models, unavailable) = await directory.ListAsync(context.User.ToCaller(caseReference: null), cancellationToken);
        return TypedResults.Ok(new ModelPage(
            [.. models.Skip((page - 1) * limit).Take(limit)], page, limit, models.Count, unavailable));
    }
}
