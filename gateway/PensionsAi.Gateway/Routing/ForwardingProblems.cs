using PensionsAi.ServiceDefaults.Problems;
using Yarp.ReverseProxy.Forwarder;

namespace PensionsAi.Gateway.Routing;

/// <summary>Says with a problem document why a call could not be forwarded.</summary>
internal static class ForwardingProblems
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);

        if (context.GetForwarderErrorFeature() is { } failure && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            await ProblemResult.WriteAsync(context, ProblemOf(failure.Error, context));
    }

    private static ServiceProblem ProblemOf(ForwarderError error, HttpContext context) => error switch
    {
        ForwarderError.RequestTimedOut => GatewayProblems.TimedOut,
        ForwarderError.RequestBodyClient when context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge =>
            GatewayProblems.TooLarge(context.GetRouteModel().Config.MaxRequestBodySize ?? 0),
        ForwarderError.RequestBodyClient or ForwarderError.RequestBodyCanceled => GatewayProblems.ClientBodyFailed,
        _ => GatewayProblems.Unavailable,
    };
}
