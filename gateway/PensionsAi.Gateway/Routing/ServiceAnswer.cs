using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using PensionsAi.Gateway.Audit;
using PensionsAi.Gateway.Sessions;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Problems;
using Yarp.ReverseProxy.Transforms;

namespace PensionsAi.Gateway.Routing;

/// <summary>
/// Takes from a service's answer what only the gateway is to know, for the audit trail, and gives an error that came without
/// a problem document one.
/// </summary>
internal sealed class ServiceAnswer(Departure departure) : ResponseTransform
{
    public override async ValueTask ApplyAsync(ResponseTransformContext context)
    {
        // Nothing came; what that means is said where forwarding failed.
        if (context.ProxyResponse is not { } answer)
            return;

        var response = context.HttpContext.Response;
        var record = context.HttpContext.Features.GetRequiredFeature<CallRecord>();
        record.Model = ModelHeader.Parse(response.Headers[ModelHeader.HeaderName]);
        if (answer.StatusCode == System.Net.HttpStatusCode.Accepted && JobIdIn(answer.Headers.Location) is { } jobId)
            record.JobId = jobId;
        response.Headers.Remove(ModelHeader.HeaderName);
        response.Headers.Remove(HeaderNames.Server);

        // Events may go on for hours, and would hold up the end of the process until it is killed. Followers connect again.
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
            response.RegisterForDispose(departure.Begun.UnsafeRegister(call => ((HttpContext)call!).Abort(), context.HttpContext));

        var status = (int)answer.StatusCode;
        if (status >= 400 && answer.Content.Headers.ContentType?.MediaType != "application/problem+json" && !IsPage(context.HttpContext))
        {
            context.SuppressResponseBody = true;
            response.ContentLength = null;
            response.Headers.Remove(HeaderNames.ContentEncoding);
            await ProblemResult.WriteAsync(context.HttpContext, GatewayProblems.FromService(status));
        }
    }

    // What a page says is for a person to read, in words of its own.
    private static bool IsPage(HttpContext context) =>
        PageRoot.All.Any(root => root.Policy == context.GetRouteModel().Config.AuthorizationPolicy)
        && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;

    private static Guid? JobIdIn(Uri? location) =>
        Guid.TryParse(location?.OriginalString.Split('/')[^1], out var id) ? id : null;
}
