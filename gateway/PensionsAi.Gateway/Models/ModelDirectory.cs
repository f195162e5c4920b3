using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using PensionsAi.Gateway.Routing;
using PensionsAi.ServiceDefaults.Identity;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace PensionsAi.Gateway.Models;

/// <summary>Asks every service for its models. Thread-safe.</summary>
internal sealed class ModelDirectory(IProxyStateLookup clusters, InternalTokens tokens)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    // Services may be newer than the gateway, and say more of a model than it knows.
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web);

    /// <summary>The models of all services that answer, and the names of those that do not.</summary>
    public async Task<(IReadOnlyList<ServedModel> Models, IReadOnlyList<string> Unavailable)> ListAsync(
        CallerIdentity caller, CancellationToken cancellationToken)
    {
        var token = tokens.TokenFor(caller);
        var answers = await Task.WhenAll(clusters.GetClusters().Select(async cluster =>
            (cluster.ClusterId, Models: await AskAsync(cluster, token, cancellationToken))));
        // Services in one process answer for each other, and replicas run the same models.
        var models = answers
            .SelectMany(answer => answer.Models ?? [])
            .DistinctBy(model => (model.Name, model.Version, model.Sha256))
            .OrderBy(model => model.Name, StringComparer.Ordinal)
            .ThenBy(model => model.Version, StringComparer.Ordinal);
        var unavailable = answers.Where(answer => answer.Models is null).Select(answer => answer.ClusterId).Order(StringComparer.Ordinal);
        return ([.. models], [.. unavailable]);
    }

    /// <summary>Null when the service does not answer; nothing when it has no models.</summary>
    private static async Task<IReadOnlyList<ServedModel>?> AskAsync(ClusterState cluster, string token, CancellationToken cancellationToken)
    {
        if (cluster.DestinationsState.AvailableDestinations is not [var destination, ..])
            return null;

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(new Uri(destination.Model.Config.Address), "/internal/models"));
        request.Headers.Add(InternalToken.HeaderName, token);
        try
        {
            using var response = await cluster.Model.HttpClient.SendAsync(request, timeout.Token);
            if (response.StatusCode == HttpStatusCode.NotFound)
                return [];
            return response.IsSuccessStatusCode
                ? await response.Content.ReadFromJsonAsync<IReadOnlyList<ServedModel>>(Lenient, timeout.Token)
                : null;
        }
        // A connection that is reset as soon as it is made fails with the socket's own exception.
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or JsonException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
