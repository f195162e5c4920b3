using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using PensionsAi.Jobs.Contracts;
using PensionsAi.JobWorker.Checking;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Accept;

/// <summary>Asks the service behind a kind whether a call is worth accepting.</summary>
internal sealed partial class JobCheckClient(HttpClient http, InternalToken tokens, ILogger<JobCheckClient> logger)
{
    /// <summary>
    /// The problem that the call is to be refused with; null when there is none. A service that cannot be reached refuses
    /// nothing: its jobs wait for it, and what is wrong with them fails them later.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="service">Base address of the service.</param>
    /// <param name="head">The beginning of the body.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ServiceProblem?> CheckAsync(JobCall call, Uri service, JobHead head, CancellationToken cancellationToken)
    {
        var address = new Uri(service, JobCheckRequest.PathPrefix + new PathString(call.Path).ToUriComponent() + call.Query);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(head.Bytes) };
        request.Headers.Add(InternalToken.HeaderName, tokens.Issue(call.Caller));
        request.Headers.Add(JobCheckRequest.IsWholeHeader, head.IsWhole ? "true" : "false");
        if (MediaTypeHeaderValue.TryParse(call.ContentType, out var mediaType))
            request.Content.Headers.ContentType = mediaType;
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode is HttpStatusCode.NoContent or >= HttpStatusCode.InternalServerError
                ? null
                : await ReadProblemAsync(response, cancellationToken);
        }
        // A connection that is reset as soon as it is made fails with the socket's own exception: the client asks it for its far end.
        catch (Exception exception) when (exception is HttpRequestException or SocketException or Polly.ExecutionRejectedException or JsonException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnchecked(logger, call.Kind, exception.GetType().Name);
            return null;
        }
    }

    private static async Task<ServiceProblem?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var json = await response.Content.ReadFromJsonAsync<ProblemDocument>(ProblemDocument.Options, cancellationToken);
        return json is null ? null : new JobProblem(json.Type, json.Title, json.Status, json.Detail, json.Errors).ToServiceProblem();
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "A call of kind {Kind} was accepted unchecked: {Reason}")]
    private static partial void LogUnchecked(ILogger logger, string kind, string reason);

    /// <summary>The members of a problem document that matter here; others are passed over.</summary>
    private sealed record ProblemDocument(
        string Type, string Title, int Status, string Detail, IReadOnlyDictionary<string, string[]>? Errors = null)
    {
        public static JsonSerializerOptions Options { get; } = new(JsonConventions.Options)
        {
            UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
        };
    }
}
