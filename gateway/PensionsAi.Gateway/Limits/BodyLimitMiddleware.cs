using Microsoft.AspNetCore.Http.Features;
using PensionsAi.ServiceDefaults.Problems;
using Yarp.ReverseProxy.Model;

namespace PensionsAi.Gateway.Limits;

/// <summary>
/// Answers 413 before reading when the announced length is above the route's limit. A body without a length is counted by
/// the server while it is forwarded.
/// </summary>
internal sealed class BodyLimitMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.MaxRequestBodySize;
        if (limit is null || context.Request.ContentLength is not { } length || length <= limit)
            return next(context);

        // Many clients read only once they have sent everything. With a limit the server would now cut the connection, and
        // they would never see why; without, it discards what comes for some seconds first.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = null;
        return ProblemResult.WriteAsync(context, GatewayProblems.TooLarge(limit.Value));
    }
}
