using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>How a problem document is described.</summary>
public static class ProblemResponse
{
    private const string SchemaName = "ProblemDetails";

    /// <summary>The answer with one of some problems, which have one status.</summary>
    /// <param name="document">The document that the answer is part of.</param>
    /// <param name="instance">Path of the call in the examples.</param>
    /// <param name="problems">One example each; not none.</param>
    public static OpenApiResponse Create(OpenApiDocument document, string instance, IReadOnlyList<ServiceProblem> problems)
    {
        AddSchema(document);
        var response = new OpenApiResponse
        {
            Description = string.Join(" ", problems.Select(problem => problem.Title + ".").Distinct()),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(SchemaName, document),
                    Examples = problems.DistinctBy(problem => problem.Kind).ToDictionary(
                        problem => problem.Kind, problem => (IOpenApiExample)new OpenApiExample { Value = Example(problem, instance) }),
                },
            },
        };
        if (problems.Any(problem => problem.RetryAfter is not null))
        {
            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader
                {
                    Description = "Whole seconds to wait before trying again.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
                    Example = 1,
                },
            };
        }

        return response;
    }

    private static JsonObject Example(ServiceProblem problem, string instance)
    {
        var example = new JsonObject
        {
            ["type"] = problem.Type,
            ["title"] = problem.Title,
            ["status"] = problem.Status,
            ["detail"] = problem.Detail,
            ["instance"] = instance,
            ["traceId"] = "7d1c2f0e9a4b4c55b0e3a6d8f2915c74",
        };
        if (problem.Errors is not null)
            example["errors"] = JsonSerializer.SerializeToNode(problem.Errors, JsonConventions.Options);
        return example;
    }

    private static void AddSchema(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        if (!document.Components.Schemas.ContainsKey(SchemaName))
            document.AddComponent(SchemaName, Schema());
    }

    private static OpenApiSchema Schema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A problem document (RFC 9457). It never repeats what the caller sent.",
        Required = new HashSet<string> { "type", "title", "status", "detail", "instance", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Stable name of the problem, `urn:pensionsai:problem:` and a word in kebab-case.", "uri"),
            ["title"] = Text("The same for every occurrence of the type."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status.", Minimum = "400", Maximum = "599" },
            ["detail"] = Text("What happened and what to do."),
            ["instance"] = Text("Path of the call.", "uri-reference"),
            ["traceId"] = Text("Trace of the call: quote it when you report the problem."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong, by field or parameter; only when the problem is about fields.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };

    private static OpenApiSchema Text(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String, Description = description, Format = format };
}
