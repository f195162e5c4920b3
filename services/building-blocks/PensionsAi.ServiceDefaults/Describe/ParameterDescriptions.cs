using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Puts <see cref="ParameterText"/> to its parameters; one that the endpoint reads by itself is added as optional text.</summary>
internal static class ParameterDescriptions
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters ??= [];
        foreach (var text in context.Metadata<ParameterText>())
        {
            var parameter = operation.Parameters.OfType<OpenApiParameter>().FirstOrDefault(candidate => candidate.Name == text.Name);
            if (parameter is null)
            {
                parameter = new OpenApiParameter { Name = text.Name, In = ParameterLocation.Query, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
                operation.Parameters.Add(parameter);
            }

            parameter.Description = text.Description;
            parameter.Example = text.Example is null ? null : Value(text.Example, parameter.Schema);
        }

        return Task.CompletedTask;
    }

    private static JsonValue Value(string example, IOpenApiSchema? schema) => schema?.Type switch
    {
        { } type when type.HasFlag(JsonSchemaType.Integer) => JsonValue.Create(int.Parse(example, CultureInfo.InvariantCulture)),
        { } type when type.HasFlag(JsonSchemaType.Boolean) => JsonValue.Create(bool.Parse(example)),
        _ => JsonValue.Create(example),
    };
}
