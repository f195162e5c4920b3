using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>
/// Unknown members are refused in what callers send. Answers may get new ones within a version, so their schemas do not rule
/// them out.
/// </summary>
internal static class UnknownMembers
{
    public static Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var sent = new HashSet<IOpenApiSchema>();
        var bodies = (document.Paths ?? []).Values
            .SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(operation => operation.RequestBody?.Content?.Values ?? Enumerable.Empty<OpenApiMediaType>());
        foreach (var body in bodies)
            Follow(body.Schema, sent);

        foreach (var schema in (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Values.OfType<OpenApiSchema>())
        {
            if (schema is { AdditionalPropertiesAllowed: false } && !sent.Contains(schema))
                schema.AdditionalPropertiesAllowed = true;
        }

        return Task.CompletedTask;
    }

    private static void Follow(IOpenApiSchema? schema, HashSet<IOpenApiSchema> seen)
    {
        var target = schema is OpenApiSchemaReference reference ? reference.Target : schema;
        if (target is null || !seen.Add(target))
            return;
        foreach (var part in (target.Properties?.Values ?? []).Concat(target.OneOf ?? []).Concat(target.AnyOf ?? []).Append(target.Items).Append(target.AdditionalProperties))
            Follow(part, seen);
    }
}
