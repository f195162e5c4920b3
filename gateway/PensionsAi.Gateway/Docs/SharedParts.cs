using Microsoft.OpenApi;

namespace PensionsAi.Gateway.Docs;

/// <summary>Parts that many operations have in common: written once, referred to by name.</summary>
internal static class SharedParts
{
    /// <summary>A reference to a shared answer, which is added the first time.</summary>
    public static IOpenApiResponse SharedResponse(this OpenApiDocument document, string name, Func<OpenApiResponse> create)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Responses ??= new Dictionary<string, IOpenApiResponse>();
        if (!document.Components.Responses.ContainsKey(name))
            document.AddComponent(name, create());
        return new OpenApiResponseReference(name, document);
    }

    /// <summary>A reference to a shared parameter, which is added the first time.</summary>
    public static IOpenApiParameter SharedParameter(this OpenApiDocument document, string name, Func<OpenApiParameter> create)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Parameters ??= new Dictionary<string, IOpenApiParameter>();
        if (!document.Components.Parameters.ContainsKey(name))
            document.AddComponent(name, create());
        return new OpenApiParameterReference(name, document);
    }

    /// <summary>A reference to a shared header, which is added the first time.</summary>
    public static IOpenApiHeader SharedHeader(this OpenApiDocument document, string name, string description, string example)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Headers ??= new Dictionary<string, IOpenApiHeader>();
        if (!document.Components.Headers.ContainsKey(name))
        {
            document.AddComponent(name, new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = example,
            });
        }

        return new OpenApiHeaderReference(name, document);
    }
}
