using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>One spelling of operation ids: camelCase. An endpoint that exists in every module has no name; it gets one from its path.</summary>
internal static class OperationNames
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.OperationId = JsonNamingPolicy.CamelCase.ConvertName(operation.OperationId ?? FromPath(context));
        return Task.CompletedTask;
    }

    private static string FromPath(OpenApiOperationTransformerContext context)
    {
        var words = context.Description.RelativePath!.Split('/', '-').Prepend(context.Description.HttpMethod!.ToLowerInvariant());
        return string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
