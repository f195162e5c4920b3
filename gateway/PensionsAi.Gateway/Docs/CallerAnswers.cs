using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PensionsAi.Gateway.Authentication;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Gateway.Docs;

/// <summary>Who may make a call, and the problems that any call may end with, whatever it asks for.</summary>
internal static class CallerAnswers
{
    public const string ApiKeyScheme = "ApiKey";

    private const string AnyPath = "/v1/maskings";

    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        Answer(operation, context, "InternalError", GatewayProblems.FromService(StatusCodes.Status500InternalServerError));
        if (context.Metadata<IAllowAnonymous>().Any())
        {
            operation.Security = [];
            return Task.CompletedTask;
        }

        var scope = context.Metadata<RequiredScope>().LastOrDefault()?.Scope;
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyScheme, context.Document)] = scope is null ? [] : [scope] },
        ];
        Answer(operation, context, "Unauthenticated", GatewayProblems.Unauthenticated);
        Answer(operation, context, "TooManyRequests", GatewayProblems.TooManyRequests(TimeSpan.FromSeconds(1)), GatewayProblems.TooManyFailures(TimeSpan.FromMinutes(1)));
        if (context.Metadata<IAuthorizeData>().All(policy => policy.Policy != GatewayPolicies.AnyCaller))
            AnswerForwarded(operation, context);
        if (scope is not null)
        {
            Answer(operation, context, "MissingScope", GatewayProblems.MissingScope);
            operation.Description += $"\n\nNeeds the scope `{scope}`.";
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions["x-required-scope"] = new JsonNodeExtension(JsonValue.Create(scope));
        }

        return Task.CompletedTask;
    }

    private static void AnswerForwarded(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        Answer(operation, context, "NotAcceptable", GatewayProblems.NotAcceptable);
        Answer(operation, context, "Unavailable", GatewayProblems.Unavailable);
        Answer(operation, context, "TimedOut", GatewayProblems.TimedOut);
    }

    // An endpoint that described the status itself knows better.
    private static void Answer(OpenApiOperation operation, OpenApiOperationTransformerContext context, string name, params ServiceProblem[] problems)
    {
        var document = context.Document!;
        operation.Responses ??= [];
        operation.Responses.TryAdd(problems[0].Status.ToString(CultureInfo.InvariantCulture), document.SharedResponse(name, () =>
        {
            var response = ProblemResponse.Create(document, AnyPath, problems);
            CommonHeaders.AddTo(response, document);
            return response;
        }));
    }
}
