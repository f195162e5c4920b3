using System.Text.Json.Nodes;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>One operation of the document, with its references followed.</summary>
internal sealed record ApiOperation(ApiDescription Api, string Path, string Method, JsonObject Node)
{
    public IEnumerable<JsonObject> Parameters => (Node["parameters"] as JsonArray ?? []).Select(Api.Resolve);

    public IEnumerable<(string Status, JsonObject Response)> Responses =>
        (Node["responses"] as JsonObject ?? []).Select(response => (response.Key, Api.Resolve(response.Value)));

    public IEnumerable<(string MediaType, JsonObject Content)> RequestContents => Contents(Node["requestBody"]);

    public bool IsProbe => Path.StartsWith("/health/", StringComparison.Ordinal);

    public IEnumerable<JsonObject> ParametersIn(string place) => Parameters.Where(parameter => (string?)parameter["in"] == place);

    public JsonObject ResponseSchema(string status) =>
        Api.Resolve(Responses.Where(entry => entry.Status == status).SelectMany(entry => Contents(entry.Response))
            .Where(entry => entry.MediaType == "application/json")
            .Select(entry => entry.Content["schema"])
            .FirstOrDefault());

    public static IEnumerable<(string MediaType, JsonObject Content)> Contents(JsonNode? body) =>
        (body?["content"] as JsonObject ?? []).Select(content => (content.Key, content.Value!.AsObject()));

    public override string ToString() => $"{Method} {Path}";
}
