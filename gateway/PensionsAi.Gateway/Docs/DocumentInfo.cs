using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PensionsAi.Gateway.ApiInfo;
using PensionsAi.Gateway.Authentication;

namespace PensionsAi.Gateway.Docs;

/// <summary>What the document says of the API as a whole.</summary>
internal static class DocumentInfo
{
    private const string Home = "https://www.example.se/pensionsai";

    // The order in which a reader meets the tags.
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Masking", "Replace personal data in text."),
        ("Classification", "Sort free text into labels, with sentiment."),
        ("Form reading", "Read handwriting on scanned forms."),
        ("Transcription", "Turn recorded calls into text."),
        ("Jobs", "Follow, fetch and remove what runs in the background."),
        ("Platform", "What this API is, and the models behind it."),
        ("Health", "Probes for those who run the platform."),
    ];

    public static Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = Info();
        document.Servers =
        [
            new OpenApiServer
            {
                Url = "https://api.example.se/pensionsai",
                Description = "The deployed platform: port 443, TLS 1.2 or later. On one machine it is http://localhost:8080, without the path base.",
            },
        ];
        document.ExternalDocs = new OpenApiExternalDocs
        {
            Description = "Handbook for those who call the API: conventions, scopes, jobs and limits.",
            Url = new Uri(Home + "/docs"),
        };
        document.AddComponent(CallerAnswers.ApiKeyScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiKeyHandler.HeaderName,
            Description = "A key that the platform's operators made for one system, with the scopes that it needs. Only in this header, never in an address.",
        });
        document.AddComponent("Bearer", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "`Authorization: Bearer` with a token of the agency's identity provider (OIDC). This version takes keys alone, so no call names this scheme yet.",
        });
        document.Tags = UsedTags(document);
        return Task.CompletedTask;
    }

    private static HashSet<OpenApiTag> UsedTags(OpenApiDocument document)
    {
        var used = document.Paths.Values
            .SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())
            .SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Name)
            .ToHashSet();
        return [.. Tags.Where(tag => used.Contains(tag.Name)).Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })];
    }

    private static OpenApiInfo Info() => new()
    {
        Title = ApiInfoEndpoint.Current.Name,
        Version = ApiInfoEndpoint.Current.Version,
        Summary = "Masking, classification, form reading and transcription for a pensions agency, on its own machines.",
        Description = DocumentTexts.Description,
        TermsOfService = new Uri(Home + "/terms"),
        Contact = new OpenApiContact { Name = "PensionsAi support", Url = new Uri(Home + "/support"), Email = "pensionsai@example.se" },
        License = new OpenApiLicense { Name = "Terms of use of the agency", Url = new Uri(Home + "/licence") },
        Extensions = new Dictionary<string, IOpenApiExtension>
        {
            ["x-limitations"] = new JsonNodeExtension(new JsonArray([.. DocumentTexts.Limitations.Select(limit => (JsonNode)limit)])),
            ["x-sla"] = new JsonNodeExtension(new JsonObject
            {
                ["availability"] = "99.5 % of each calendar month, planned maintenance excepted",
                ["responseTime"] = "95 % of calls with one text of at most 1,000 characters within 500 ms; jobs are queued",
                ["support"] = "Weekdays 08:00-16:30 Europe/Stockholm, pensionsai@example.se",
            }),
        },
    };
}
