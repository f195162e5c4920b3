using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Gateway.Docs;

/// <summary>
/// The OpenAPI document of the public API, made from a host that holds all modules. It is made when the platform is built
/// and served as it was then, so that a gateway alone describes the same as one beside its services.
/// </summary>
public static class ApiDocument
{
    private const string Name = "v1";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // The file is read by people, and never stands inside HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document as indented JSON; the same text for the same endpoints. The host need not run.</summary>
    public static async Task<string> GenerateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(services);
        var provider = services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name);
        var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);
        return DocumentOrder.Apply(JsonNode.Parse(json)!).ToJsonString(Layout) + "\n";
    }

    internal static void AddApiDocument(this IServiceCollection services) =>
        services.AddPublicCalls(Name, options => options
            .AddOperationTransformer(JobAnswers.TransformAsync)
            .AddOperationTransformer(CallerAnswers.TransformAsync)
            .AddOperationTransformer(CommonHeaders.TransformAsync)
            .AddDocumentTransformer(DocumentInfo.TransformAsync));
}
