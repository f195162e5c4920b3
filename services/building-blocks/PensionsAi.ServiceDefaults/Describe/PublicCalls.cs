using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>
/// Leaves of all the endpoints in a process those that callers reach, each once and under its public path. Every module has
/// health endpoints of its own.
/// </summary>
internal sealed class PublicCalls : IApiDescriptionProvider
{
    private static readonly string[] Roots = ["v1/", "health/"];

    /// <summary>After the endpoints were found.</summary>
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        var calls = context.Results
            .Select(WithPublicPath)
            .Where(call => Roots.Any(root => call.RelativePath?.StartsWith(root, StringComparison.Ordinal) == true))
            .DistinctBy(call => (call.RelativePath, call.HttpMethod))
            .ToList();
        context.Results.Clear();
        foreach (var call in calls)
            context.Results.Add(call);
    }

    private static ApiDescription WithPublicPath(ApiDescription call)
    {
        var prefix = DescribesPublicCall.PathPrefix[1..] + "/";
        if (call.ActionDescriptor.EndpointMetadata.OfType<DescribesPublicCall>().Any()
            && call.RelativePath?.StartsWith(prefix, StringComparison.Ordinal) == true)
        {
            call.RelativePath = call.RelativePath[prefix.Length..];
        }

        return call;
    }
}
