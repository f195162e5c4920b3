using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>
/// Makes the description of a job's result from those of all calls that become jobs: what such a call answers at once, or
/// would if it did, is what its job ends with.
/// </summary>
internal static class JobResults
{
    private const string Ok = "200";
    private const string NoContent = "204";

    public static Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var operations = document.Paths
            .OrderBy(path => path.Key, StringComparer.Ordinal)
            .SelectMany(path => path.Value.Operations?.Values.Select(operation => (Kind: path.Key.Split('/')[^1], Operation: operation)) ?? [])
            .ToList();
        var results = new Dictionary<string, OpenApiMediaType>();
        foreach (var (kind, operation) in operations.Where(entry => entry.Operation.EndpointMetadata<AcceptsJobs>().Any()))
        {
            foreach (var (mediaType, content) in operation.Responses?.GetValueOrDefault(Ok)?.Content ?? new Dictionary<string, OpenApiMediaType>())
                Add(results, mediaType, kind, content);
            if (operation.EndpointMetadata<DescribesPublicCall>().Any())
            {
                operation.Responses?.Remove(Ok);
                operation.Responses?.Remove(NoContent);
            }
        }

        foreach (var (_, operation) in operations.Where(entry => entry.Operation.EndpointMetadata<AnswersJobResults>().Any()))
        {
            if (operation.Responses?.GetValueOrDefault(Ok) is OpenApiResponse answer)
                answer.Content = results;
        }

        return Task.CompletedTask;
    }

    private static void Add(Dictionary<string, OpenApiMediaType> results, string mediaType, string kind, OpenApiMediaType content)
    {
        if (!results.TryGetValue(mediaType, out var known))
        {
            results[mediaType] = known = new OpenApiMediaType
            {
                Schema = content.Schema is OpenApiSchemaReference ? new OpenApiSchema { AnyOf = [] } : content.Schema,
                Examples = new Dictionary<string, IOpenApiExample>(),
            };
        }

        if (content.Schema is OpenApiSchemaReference reference)
            known.Schema!.AnyOf!.Add(reference);
        foreach (var example in content.Examples?.Values ?? [])
            known.Examples![kind] = example;
    }
}
