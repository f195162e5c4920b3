using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http.Extensions;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Tables;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.AnalysePage;

/// <summary>A person's analyses, which jobs takes, keeps and hands out as it does for any caller.</summary>
/// <param name="http">Has the address of jobs.</param>
/// <param name="tokens">Signs the calls with the person's own identity.</param>
internal sealed class AnalysisJobs(HttpClient http, InternalToken tokens)
{
    /// <summary>Jobs cannot be reached, or answers nothing that is known.</summary>
    public static readonly ServiceProblem Unavailable = new("service-unavailable", 503, "The service is not available", "Analyses cannot be taken at the moment. Try again.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    /// <summary>Starts an analysis.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="settings">The settings, as the query of the public call takes them.</param>
    /// <param name="format">What the file is.</param>
    /// <param name="file">The file, which is sent on as it is read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job, or what it was refused with.</returns>
    public async Task<Outcome<Job>> StartAsync(
        CallerIdentity caller, IEnumerable<KeyValuePair<string, string>> settings, TableFormat format, Stream file, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, $"/v1/{AnalyzeTextsJob.Kind}{new QueryBuilder(settings)}", caller);
        request.Content = new StreamContent(file);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(TableFormats.MediaTypeOf(format));
        using var response = await SendAsync(request, cancellationToken);
        if (response is { StatusCode: HttpStatusCode.Accepted } && await response.Content.ReadFromJsonAsync<Job>(JsonConventions.Options, cancellationToken) is { } job)
            return job;
        // What the document of a problem has beside this, as a trace's identity, is not for the page.
        return response?.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && await response.Content.ReadFromJsonAsync<Refusal>(cancellationToken) is { Type: { } type } refusal && type.StartsWith(ServiceProblem.TypePrefix, StringComparison.Ordinal)
            ? new ServiceProblem(type[ServiceProblem.TypePrefix.Length..], refusal.Status, "Refused", "Refused.")
            : Unavailable;
    }

    /// <summary>One of the person's analyses; null when she has none of that identity.</summary>
    public async Task<Job?> FindAsync(CallerIdentity caller, Guid id, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"/v1/jobs/{id}", caller);
        using var response = await SendAsync(request, cancellationToken);
        var job = response?.IsSuccessStatusCode == true ? await response.Content.ReadFromJsonAsync<Job>(JsonConventions.Options, cancellationToken) : null;
        return job?.Kind == AnalyzeTextsJob.Kind ? job : null;
    }

    /// <summary>The person's latest analyses, the newest first; null when they cannot be had now.</summary>
    public async Task<IReadOnlyList<Job>?> ListAsync(CallerIdentity caller, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"/v1/jobs?kind={AnalyzeTextsJob.Kind}&limit=20", caller);
        using var response = await SendAsync(request, cancellationToken);
        return response?.IsSuccessStatusCode == true ? (await response.Content.ReadFromJsonAsync<JobList>(JsonConventions.Options, cancellationToken))?.Items : null;
    }

    /// <summary>The result of an analysis; null when there is none. The caller disposes it.</summary>
    public async Task<HttpResponseMessage?> ResultAsync(CallerIdentity caller, Guid id, string mediaType, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"/v1/jobs/{id}/result", caller);
        request.Headers.Accept.ParseAdd(mediaType);
        var response = await SendAsync(request, cancellationToken);
        if (response is null or { IsSuccessStatusCode: true })
            return response;
        response.Dispose();
        return null;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, CallerIdentity caller)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add(InternalToken.HeaderName, tokens.Issue(caller));
        return request;
    }

    private async Task<HttpResponseMessage?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.InnerException is BadHttpRequestException wrong)
        {
            // It is the person's file that could not be read to its end.
            throw new BadHttpRequestException(wrong.Message, wrong.StatusCode, wrong);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException)
        {
            // A connection that is reset as soon as it is made fails with the socket's own exception.
            return null;
        }
    }

    private sealed record Refusal(string? Type, int Status);
}
