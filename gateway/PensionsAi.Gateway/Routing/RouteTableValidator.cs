using PensionsAi.Gateway.Authentication;
using Yarp.ReverseProxy.Configuration;

namespace PensionsAi.Gateway.Routing;

/// <summary>
/// Checks the whole route table before the gateway starts, and says all that is wrong with it at once. A route without a
/// policy or a size limit would be open to everybody, or to any amount.
/// </summary>
internal sealed class RouteTableValidator(IEnumerable<IProxyConfigProvider> providers, IConfigValidator forwarder)
{
    /// <summary>Refuses a table with errors.</summary>
    /// <exception cref="InvalidOperationException">The table has errors; the message lists them.</exception>
    public async Task ValidateAsync()
    {
        var tables = providers.Select(provider => provider.GetConfig()).ToList();
        var errors = await FindErrorsAsync(
            [.. tables.SelectMany(table => table.Routes)], [.. tables.SelectMany(table => table.Clusters)]);
        if (errors.Count > 0)
            throw new InvalidOperationException("The gateway's routes are not valid:" + string.Concat(errors.Select(error => "\n- " + error)));
    }

    /// <summary>Everything that is wrong; nothing when the table is sound.</summary>
    public async Task<IReadOnlyList<string>> FindErrorsAsync(IReadOnlyList<RouteConfig> routes, IReadOnlyList<ClusterConfig> clusters)
    {
        var errors = new List<string>();
        if (routes.Count == 0)
            errors.Add("There is no route.");
        foreach (var route in routes)
        {
            errors.AddRange(OwnRules(route, clusters).Select(error => $"Route {route.RouteId}: {error}"));
            if (NamesKnownPolicy(route))
                errors.AddRange((await forwarder.ValidateRouteAsync(route)).Select(exception => $"Route {route.RouteId}: {exception.Message}"));
        }

        foreach (var cluster in clusters)
        {
            errors.AddRange(OwnRules(cluster).Select(error => $"Cluster {cluster.ClusterId}: {error}"));
            errors.AddRange((await forwarder.ValidateClusterAsync(cluster)).Select(exception => $"Cluster {cluster.ClusterId}: {exception.Message}"));
        }

        return errors;
    }

    private static IEnumerable<string> OwnRules(RouteConfig route, IReadOnlyList<ClusterConfig> clusters)
    {
        if (!NamesKnownPolicy(route))
            yield return $"AuthorizationPolicy must be one of {string.Join(", ", GatewayPolicies.All)}.";
        if (route.MaxRequestBodySize is null or <= 0)
            yield return "MaxRequestBodySize must be a positive number of bytes.";
        if (route.Match.Methods is null or { Count: 0 })
            yield return "Match:Methods must name at least one method.";
        if (clusters.All(cluster => cluster.ClusterId != route.ClusterId))
            yield return $"There is no cluster {route.ClusterId}.";
    }

    private static IEnumerable<string> OwnRules(ClusterConfig cluster)
    {
        if (cluster.Destinations is null or { Count: 0 })
            yield return "There is no destination.";
        foreach (var (name, destination) in cluster.Destinations ?? new Dictionary<string, DestinationConfig>())
        {
            if (!Uri.TryCreate(destination.Address, UriKind.Absolute, out var address) || (address.Scheme != "http" && address.Scheme != "https"))
                yield return $"The address of destination {name} is not an absolute http or https address.";
        }
    }

    private static bool NamesKnownPolicy(RouteConfig route) => GatewayPolicies.All.Contains(route.AuthorizationPolicy);
}
