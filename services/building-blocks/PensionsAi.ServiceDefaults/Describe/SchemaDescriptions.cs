using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Gives schemas the words of the doc comments, and values of open type the types that JSON has for a single value.</summary>
internal sealed class SchemaDescriptions : IOpenApiSchemaTransformer
{
    private static readonly Type[] OpenTypes = [typeof(JsonElement), typeof(JsonValue)];

    private const JsonSchemaType SingleValue = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean;

    private readonly XmlComments _comments = XmlComments.Load();

    /// <summary>Whether a type is described where it is used, rather than once under a name.</summary>
    public static bool IsInline(Type type) => OpenTypes.Contains(type) || type == typeof(Stream);

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (OpenTypes.Contains(type))
            schema.Type = context.JsonPropertyInfo?.IsGetNullable == true ? SingleValue | JsonSchemaType.Null : SingleValue;
        else if (type.GenericTypeArguments is [_, var value] && OpenTypes.Contains(Nullable.GetUnderlyingType(value) ?? value))
            schema.AdditionalProperties = new OpenApiSchema { Type = Nullable.GetUnderlyingType(value) is null ? SingleValue : SingleValue | JsonSchemaType.Null };
        else if (schema is { Enum.Count: > 0, Type: null })
            schema.Type = JsonSchemaType.String;

        var ofProperty = context.JsonPropertyInfo?.AttributeProvider is System.Reflection.MemberInfo member ? _comments.Of(member) : null;
        if (IsNamed(schema))
        {
            schema.Description ??= _comments.Of(Nullable.GetUnderlyingType(type) ?? type);
            if (ofProperty is not null)
                schema.Metadata!["x-ref-description"] = ofProperty;
        }
        else if (ofProperty is not null)
        {
            schema.Description = ofProperty;
        }

        return Task.CompletedTask;
    }

    private static bool IsNamed(OpenApiSchema schema) =>
        schema.Metadata?.TryGetValue("x-schema-id", out var id) == true && id is string { Length: > 0 };
}
