using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Describes the problems that an endpoint says it answers with.</summary>
internal static class ProblemAnswers
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        foreach (var problems in context.Metadata<ProblemExample>().Select(example => example.Problem).GroupBy(problem => problem.Status))
        {
            operation.Responses[problems.Key.ToString(CultureInfo.InvariantCulture)] =
                ProblemResponse.Create(context.Document!, ExamplePath(operation, context), [.. problems]);
        }

        return Task.CompletedTask;
    }

    private static string ExamplePath(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        // The path of the route, with constraints, is what the description has.
        var segments = context.Description.RelativePath!.Split('/').Select(segment => segment is ['{', .. var name, '}']
            ? operation.Parameters?.FirstOrDefault(parameter => parameter.Name == name.Split(':')[0])?.Example?.ToString() ?? segment
            : segment);
        return "/" + string.Join('/', segments);
    }
}
