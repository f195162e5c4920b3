using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using PensionsAi.Jobs.Track;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Accept;

/// <summary>The public calls that become jobs. What they take is described by the services that do them.</summary>
internal static class AcceptJobEndpoint
{
    public static void MapAcceptJobs(this IEndpointRouteBuilder routes)
    {
        foreach (var (kind, options) in routes.ServiceProvider.GetRequiredService<IOptions<JobsOptions>>().Value.Kinds)
        {
            routes.MapPost(options.Path ?? "/v1/" + kind, (HttpContext context, JobAcceptor acceptor, JobAnswer answer, CancellationToken cancellationToken) =>
                    HandleAsync(kind, options, context, acceptor, answer, cancellationToken))
                .RequireScope(options.Scope)
                .ExcludeFromDescription();
        }
    }

    private static async Task<IResult> HandleAsync(
        string kind, JobKindOptions options, HttpContext context, JobAcceptor acceptor, JobAnswer answer, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > options.MaxBodyBytes)
            return ServiceProblem.TooLarge("The body is larger than this call takes.").ToHttpResult();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.MaxBodyBytes;

        var keys = context.Request.Headers[IdempotencyKeys.HeaderName];
        if (keys.Count > 1 || (keys.Count == 1 && !IdempotencyKeys.IsValid(keys[0]!)))
            return ServiceProblem.InvalidField(IdempotencyKeys.HeaderName, "Must be one value of 1 to 255 visible ASCII characters.").ToHttpResult();

        var query = context.Request.Query;
        var callback = query[CallbackAddress.Parameter];
        if (callback.Count > 1)
            return ServiceProblem.InvalidField(CallbackAddress.Parameter, "Must be given once.").ToHttpResult();
        var call = new JobCall(
            kind,
            context.Request.Path,
            context.User.Caller(),
            context.Request.ContentType ?? string.Empty,
            QueryOf(context.Request),
            context.Request.Body,
            context.Request.ContentLength,
            !options.IsSynchronous || Preference.IsRespondAsync(context.Request.Headers["Prefer"]),
            keys.Count == 1 ? keys[0] : null,
            callback.Count == 1 ? callback[0] : null);

        var outcome = await acceptor.AcceptAsync(call, cancellationToken);
        if (!outcome.IsSuccess)
            return outcome.Problem.ToHttpResult();
        return outcome.Value.IsAsync
            ? JobAnswer.Accepted(context, outcome.Value.Job)
            : await answer.WaitAsync(context, outcome.Value.Job, cancellationToken);
    }

    // What the path names goes before a parameter of the same name: it is the path that the caller may use.
    private static string QueryOf(HttpRequest request)
    {
        var named = request.RouteValues;
        return QueryString.Create(request.Query
            .Where(parameter => !parameter.Key.Equals(CallbackAddress.Parameter, StringComparison.OrdinalIgnoreCase) && !named.ContainsKey(parameter.Key))
            .Concat(named.Select(value => KeyValuePair.Create(value.Key, new StringValues(value.Value as string))))).ToString();
    }
}
