using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Secrets;
using Polly.Timeout;

namespace PensionsAi.Jobs.Callbacks;

/// <summary>Makes one attempt to tell a receiver of a job's end. Thread-safe.</summary>
internal sealed class CallbackClient(IHttpClientFactory clients, PlatformKeys keys, TimeProvider time)
{
    /// <summary>Name of the HTTP client and of its pipeline.</summary>
    public const string Name = "callbacks";

    private static readonly ActivitySource Activities = new("PensionsAi.Jobs");

    public async Task<CallbackAnswer> PostAsync(StoredJob job, CancellationToken cancellationToken)
    {
        using var activity = ActivityContext.TryParse(job.TraceParent, null, out var parent)
            ? Activities.StartActivity("job callback", ActivityKind.Client, parent)
            : null;
        var answer = await SendAsync(job, activity?.Id ?? job.TraceParent, cancellationToken);
        activity?.SetTag("pensionsai.callback.status", answer.Status);
        if (!answer.IsTold)
            activity?.SetStatus(ActivityStatusCode.Error);
        return answer;
    }

    private async Task<CallbackAnswer> SendAsync(StoredJob job, string? traceParent, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(job, traceParent);
            using var http = clients.CreateClient(Name);
            // What the receiver writes is of no interest: its status is the answer.
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new CallbackAnswer(response.IsSuccessStatusCode, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException exception)
        {
            return new CallbackAnswer(false, exception.HttpRequestError.ToString());
        }
        catch (TimeoutRejectedException)
        {
            return new CallbackAnswer(false, "Timeout");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, it counts as a failed attempt: a row that always fails in a new way would never be given up.
            return new CallbackAnswer(false, exception.GetType().Name);
        }
    }

    private HttpRequestMessage Request(StoredJob job, string? traceParent)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(job.ToJob(), JsonConventions.Options);
        var request = new HttpRequestMessage(HttpMethod.Post, job.CallbackUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(
            CallbackSignature.HeaderName, CallbackSignature.Of(CallbackSecret.Of(keys, job.Caller), time.GetUtcNow(), body));
        if (traceParent is not null)
            request.Headers.Add("traceparent", traceParent);
        return request;
    }
}
