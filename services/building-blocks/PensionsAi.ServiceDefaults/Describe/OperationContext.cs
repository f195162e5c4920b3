using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Reads what an endpoint said of itself, from within a transformer.</summary>
public static class OperationContext
{
    private const string Key = "pensionsai-endpoint-metadata";

    /// <summary>The endpoint's metadata of a type, the earliest first.</summary>
    public static IEnumerable<T> Metadata<T>(this OpenApiOperationTransformerContext context) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<T>();

    /// <summary>The same once all operations are there; nothing for an operation that no endpoint stands behind.</summary>
    public static IEnumerable<T> EndpointMetadata<T>(this OpenApiOperation operation) =>
        operation.Metadata?.TryGetValue(Key, out var metadata) == true ? ((IList<object>)metadata).OfType<T>() : [];

    /// <summary>Keeps the metadata with the operation, where a document transformer finds it.</summary>
    internal static Task KeepMetadataAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Metadata ??= new Dictionary<string, object>();
        operation.Metadata[Key] = context.Description.ActionDescriptor.EndpointMetadata;
        return Task.CompletedTask;
    }
}
