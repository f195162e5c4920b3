using System.Net.Mime;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Scalar.AspNetCore;

namespace PensionsAi.Gateway.Docs;

/// <summary>What a person or a generator reads about the API, without identity and without a network.</summary>
internal static class DocsEndpoints
{
    private const string DocumentPath = "/openapi/v1.json";

    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        var document = Resource("openapi-v1.json");
        routes.MapGet(DocumentPath, () => TypedResults.Bytes(document, MediaTypeNames.Application.Json, entityTag: TagOf(document)))
            .AllowAnonymous()
            .ExcludeFromDescription();

        var start = Resource("start.html");
        routes.MapGet("/", () => TypedResults.Bytes(start, "text/html; charset=utf-8"))
            .AllowAnonymous()
            .ExcludeFromDescription();

        routes.MapScalarApiReference("/docs", Configure).AllowAnonymous();
    }

    private static void Configure(ScalarOptions options, HttpContext context)
    {
        // Everything comes from this process: no fonts, no telemetry, no assistant on somebody else's machine.
        options.Title = "PensionsAi.Platform";
        options.OpenApiRoutePattern = DocumentPath;
        options.DefaultFonts = false;
        options.Telemetry = false;
        options.Agent = new ScalarAgentOptions { Disabled = true };
        options.ProxyUrl = null;
        options.HideClientButton = true;

        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        options.Nonce = nonce;
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static EntityTagHeaderValue TagOf(byte[] content) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");

    private static byte[] Resource(string name)
    {
        using var stream = typeof(DocsEndpoints).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
