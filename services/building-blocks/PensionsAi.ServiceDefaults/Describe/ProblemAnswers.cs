using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Describes the problems that an endpoint says it answers with; a status without an example of its own gets the usual one.</summary>
internal static class ProblemAnswers
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var examples = context.Metadata<ProblemExample>().Select(example => example.Problem).ToLookup(problem => problem.Status);
        var statuses = context.Metadata<ProblemStatuses>().SelectMany(metadata => metadata.Statuses).Concat(examples.Select(group => group.Key));
        operation.Responses ??= [];
        foreach (var status in statuses.Distinct())
        {
            IReadOnlyList<ServiceProblem> problems = examples.Contains(status) ? [.. examples[status]] : [ProblemCustomization.ForStatus(status)];
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] =
                ProblemResponse.Create(context.Document!, ExamplePath(operation, context), problems);
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
