using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using PensionsAi.Gateway.Audit;
using PensionsAi.Gateway.Authentication;
using PensionsAi.Gateway.Correlation;
using PensionsAi.ServiceDefaults.Identity;
using Yarp.ReverseProxy.Transforms;

namespace PensionsAi.Gateway.Routing;

/// <summary>
/// Replaces what the caller proved its identity with by the internal token. Secrets of callers never reach a service, and
/// what they send under the token's name is never believed.
/// </summary>
internal sealed class RequestIdentity(InternalTokens tokens) : RequestTransform
{
    private static readonly string[] Removed =
        [InternalToken.HeaderName, ApiKeyHandler.HeaderName, CaseReferenceMiddleware.HeaderName, HeaderNames.Authorization, HeaderNames.Cookie];

    public override ValueTask ApplyAsync(RequestTransformContext context)
    {
        var headers = context.ProxyRequest.Headers;
        foreach (var name in Removed)
            headers.Remove(name);

        var record = context.HttpContext.Features.GetRequiredFeature<CallRecord>();
        headers.Add(InternalToken.HeaderName, tokens.TokenFor(context.HttpContext.User.ToCaller(record.CaseReference)));
        return ValueTask.CompletedTask;
    }
}
