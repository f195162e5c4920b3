using System.Text.Json.Nodes;
using static PensionsAi.Platform.Tests.OpenApi.ProfileRule;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>Rules about what the document tells: DOK and VER.06.</summary>
internal static class DocumentationRules
{
    public static readonly IReadOnlyList<ProfileRule> All =
    [
        new("DOK.01", false, api => Missing(api.Object("externalDocs"), "description", "url"), api => api.Root.Remove("externalDocs")),
        new(
            "DOK.03",
            true,
            api =>
            [
                .. Missing(api.Object("info"), "version", "title", "description"),
                .. Missing(api.Object("info", "contact"), "name", "url", "email"),
                .. Missing(api.Object("info", "license"), "name", "url"),
            ],
            api => api.Object("info", "contact").Remove("email")),
        new(
            "DOK.06",
            false,
            api => new[] { "## Svenska", "## English" }.Where(part => !Description(api).Contains(part, StringComparison.Ordinal)),
            api => api.Object("info")["description"] = "## English"),
        new(
            "DOK.08",
            true,
            api => Missing(api.Object("info", "x-sla"), "availability", "responseTime", "support"),
            api => api.Object("info", "x-sla").Remove("support")),
        new(
            "DOK.09",
            true,
            api => api.Object("info")["x-limitations"] is JsonArray { Count: > 0 } ? [] : ["x-limitations is missing"],
            api => api.Object("info").Remove("x-limitations")),
        new(
            "DOK.11",
            true,
            api => new[] { "**Syfte.**", "**Så fungerar det.**", "**Purpose.**", "**Behaviour.**" }
                .Where(part => !Description(api).Contains(part, StringComparison.Ordinal)),
            api => api.Object("info")["description"] = "An API."),
        new(
            "DOK.15",
            true,
            Each(operation =>
                operation.RequestContents
                    .Concat(operation.Responses.SelectMany(entry => ApiOperation.Contents(entry.Response)).Where(entry => IsJson(entry.MediaType)))
                    .Where(entry => entry.Content["examples"] is not JsonObject { Count: > 0 } examples || examples.Any(example => example.Value?["value"] is null))
                    .Select(entry => $"{entry.MediaType} has no whole example")),
            api => api.Operations.First(operation => operation.Method == "POST").RequestContents.First().Content.Remove("examples")),
        new(
            "DOK.17",
            false,
            api => ((string)api.Root["openapi"]!).StartsWith("3.2.", StringComparison.Ordinal) ? [] : ["OpenAPI 3.2 is newer"],
            api => api.Root["openapi"] = "3.0.3"),
        new(
            "DOK.19",
            true,
            Each(operation => Missing(operation.Node, "description", "summary", "operationId")),
            api => api.Operations.First().Node.Remove("description")),
        new(
            "DOK.20",
            true,
            Each(operation => operation.Responses.Any()
                ? operation.Responses.SelectMany(entry => Missing(entry.Response, "description").Select(error => $"{entry.Status} {error}"))
                : ["there is no answer"]),
            api => api.Operations.First().Responses.First().Response["description"] = " "),
        new(
            "VER.06",
            true,
            api => api.Operations.FirstOrDefault(operation => operation is { Method: "GET", Path: "/v1/api-info" }) is { } info
                ? Missing(info.ResponseSchema("200")["properties"], "name", "version", "released", "documentation", "status")
                : ["there is no api-info"],
            api => api.Object("paths").Remove("/v1/api-info")),
    ];

    public static bool IsJson(string mediaType) => mediaType is "application/json" or "application/problem+json";

    private static string Description(ApiDescription api) => (string?)api.Object("info")["description"] ?? string.Empty;
}
