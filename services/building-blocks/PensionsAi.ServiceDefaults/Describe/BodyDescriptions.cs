using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Puts whole examples to bodies, and says what bodies are that are not JSON.</summary>
internal sealed class BodyDescriptions : IOpenApiOperationTransformer
{
    private readonly XmlComments _comments = XmlComments.Load();

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.RequestBody is OpenApiRequestBody request)
        {
            Describe(request, context);
            if (context.Metadata<FileWithSettings>().LastOrDefault() is { } parts && request.Content!.TryGetValue(MediaTypeNames.Multipart.FormData, out var content))
                await DescribeAsync(content, parts, context, cancellationToken);
        }

        foreach (var (code, answer) in operation.Responses ?? [])
        {
            if (answer is OpenApiResponse response)
                Describe(response, int.Parse(code, System.Globalization.CultureInfo.InvariantCulture), context);
        }
    }

    private static async Task DescribeAsync(
        OpenApiMediaType content, FileWithSettings parts, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        const string settings = "settings";
        var type = parts.Settings.GetType();
        var document = context.Document!;
        document.AddComponent(type.Name, await context.GetOrCreateSchemaAsync(type, parameterDescription: null, cancellationToken));
        content.Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                [settings] = new OpenApiSchemaReference(type.Name, document),
                [parts.File] = new OpenApiSchema { ContentMediaType = MediaTypeNames.Application.Octet },
            },
            Required = parts.NeedsSettings ? new HashSet<string> { settings, parts.File } : new HashSet<string> { parts.File },
        };
        content.Encoding = new Dictionary<string, OpenApiEncoding> { [settings] = new() { ContentType = MediaTypeNames.Application.Json } };
        content.Examples!["whole"] = new OpenApiExample
        {
            Value = new JsonObject { [settings] = ToNode(parts.Settings), [parts.File] = "The bytes of the file." },
        };
    }

    private void Describe(OpenApiRequestBody body, OpenApiOperationTransformerContext context)
    {
        var type = context.Description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source.Id == "Body")?.Type;
        body.Required = true;
        body.Description = (type is null ? null : _comments.Of(type)) ?? "The file itself, as one of these media types.";
        var example = context.Metadata<RequestExample>().LastOrDefault()?.Body;
        foreach (var (mediaType, content) in body.Content ?? new Dictionary<string, OpenApiMediaType>())
            Describe(content, mediaType, example ?? (IsJson(mediaType) ? null : $"The bytes of a file of type {mediaType}."));
    }

    private void Describe(OpenApiResponse response, int status, OpenApiOperationTransformerContext context)
    {
        var type = context.Description.SupportedResponseTypes.FirstOrDefault(candidate => candidate.StatusCode == status)?.Type;
        response.Description = status == 204
            ? "Done. The answer has no content."
            : (type is null ? null : _comments.Of(type)) ?? "The content, in the media type that `Accept` asks for.";
        foreach (var (mediaType, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            var examples = context.Metadata<ResponseExample>().Where(example => example.Status == status);
            Describe(content, mediaType, examples.LastOrDefault(example => (example.MediaType ?? MediaTypeNames.Application.Json) == mediaType)?.Body);
        }
    }

    private static void Describe(OpenApiMediaType content, string mediaType, object? example)
    {
        if (!IsJson(mediaType))
            content.Schema = IsText(mediaType) ? new OpenApiSchema { Type = JsonSchemaType.String } : new OpenApiSchema { ContentMediaType = mediaType };
        if (example is not null)
        {
            content.Examples = new Dictionary<string, IOpenApiExample>
            {
                ["whole"] = new OpenApiExample { Value = ToNode(example) },
            };
        }
    }

    private static JsonNode ToNode(object example) => JsonSerializer.SerializeToNode(example, example.GetType(), JsonConventions.Options)!;

    private static bool IsJson(string mediaType) => mediaType == MediaTypeNames.Application.Json;

    private static bool IsText(string mediaType) => mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType == "application/x-subrip";
}
