using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Hosting;

/// <summary>Answers 406, before any work is done, when none of the endpoint's media types is one that the caller accepts.</summary>
internal sealed class AcceptMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var accept = context.Request.GetTypedHeaders().Accept;
        if (accept.Count == 0 || context.GetEndpoint() is not { } endpoint || CanMeet(endpoint, accept))
            return next(context);
        return ProblemResult.WriteAsync(context, ProblemCustomization.ForStatus(StatusCodes.Status406NotAcceptable));
    }

    private static bool CanMeet(Endpoint endpoint, IList<MediaTypeHeaderValue> accept)
    {
        var produced = endpoint.Metadata
            .OfType<IProducesResponseTypeMetadata>()
            .Where(metadata => metadata.StatusCode is >= 200 and < 300)
            .SelectMany(metadata => metadata.ContentTypes)
            .ToList();
        return produced.Count == 0 || produced.Any(type => accept.FindRange(type) is not null);
    }
}
