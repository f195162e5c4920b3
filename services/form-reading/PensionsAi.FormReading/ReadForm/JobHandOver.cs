using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Options;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>
/// Makes a job of a call that turned out to hold several pages: how many there are is seen in the file alone, so neither the
/// gateway nor jobs could know. The caller gets jobs' own answer.
/// </summary>
internal sealed class JobHandOver(HttpClient http, InternalToken tokens, IOptions<FormReadingOptions> options)
{
    private static readonly string[] Passed = ["X-Forwarded-Prefix", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Correlation-Id"];

    /// <summary>Sends the call to jobs and answers as jobs does: 202 with the job, or a problem.</summary>
    /// <param name="context">The call; its body has been read as far as <paramref name="head"/> goes.</param>
    /// <param name="head">What has been read of the body.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public async Task<IResult> SendAsync(HttpContext context, byte[] head, CancellationToken cancellationToken)
    {
        var address = new Uri(options.Value.Jobs, $"/v1/{ReadFormJob.Kind}{context.Request.QueryString}");
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StreamContent(new RestOfBody(head, context.Request.Body));
        request.Content.Headers.ContentLength = context.Request.ContentLength;
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(context.Request.ContentType!);
        request.Headers.Add(InternalToken.HeaderName, tokens.Issue(context.User.Caller()));
        request.Headers.Add("Prefer", "respond-async");
        foreach (var name in Passed)
            request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)context.Request.Headers[name]);
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            context.Response.RegisterForDispose(response);
            if (response.Headers.Location is { } location)
                context.Response.Headers.Location = location.OriginalString;
            if (response.Headers.RetryAfter is { } retryAfter)
                context.Response.Headers.RetryAfter = retryAfter.ToString();
            context.Response.StatusCode = (int)response.StatusCode;
            return new Relayed(response);
        }
        catch (HttpRequestException exception) when (exception.InnerException is BadHttpRequestException wrong)
        {
            // It is the caller's body that could not be read to its end: too large, or cut short.
            ExceptionDispatchInfo.Throw(wrong);
            throw;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException)
        {
            // A connection that is reset as soon as it is made fails with the socket's own exception.
            return Unavailable.ToHttpResult();
        }
    }

    /// <summary>Jobs cannot be reached.</summary>
    public static ServiceProblem Unavailable => new(
        "service-unavailable", 503, "The service is not available", "Files of several pages cannot be taken at the moment. Try again.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    private sealed class Relayed(HttpResponseMessage response) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            return response.Content.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
        }
    }
}
