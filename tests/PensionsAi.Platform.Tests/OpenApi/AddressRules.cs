using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static PensionsAi.Platform.Tests.OpenApi.ProfileRule;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>Rules about addresses, parameters and identity: RES, UFN, FNS and SAK.</summary>
internal static partial class AddressRules
{
    private const int LongestUrl = 2_048;
    private const int UsualValue = 64;

    private static readonly string[] PersonalNames = ["personnummer", "samordningsnummer", "personalNumber", "pnr", "ssn"];

    public static readonly IReadOnlyList<ProfileRule> All =
    [
        new(
            "RES.02",
            false,
            Each(operation => operation.ParametersIn("path").Concat(operation.ParametersIn("query"))
                .Where(parameter => PersonalNames.Contains((string)parameter["name"]!, StringComparer.OrdinalIgnoreCase)
                    || PersonalNumber().IsMatch(parameter["example"]?.ToString() ?? string.Empty))
                .Select(parameter => $"{parameter["name"]} holds a personal number")),
            api => FirstQuery(api)["example"] = "19900101-2385"),
        new(
            "RES.06, UFN.07-09",
            true,
            api => api.Object("paths").Select(path => path.Key).Where(path => !LowerCasePath().IsMatch(path)),
            api => api.Object("paths")["/v1/My_Things"] = new JsonObject()),
        new(
            "UFN.01, VER.05",
            false,
            api => Servers(api).Where(server => !ServerWithName().IsMatch(server))
                .Concat(api.Object("paths").Select(path => path.Key).Where(path => !VersionedPath().IsMatch(path))),
            api => api.Object("paths")["/things"] = new JsonObject()),
        new(
            "UFN.02, SAK.01",
            true,
            api => Servers(api).Any()
                ? Servers(api).Where(server => !Uri.TryCreate(server, UriKind.Absolute, out var url) || url is not { Scheme: "https", Port: 443 })
                : ["there is no server"],
            api => api.Root["servers"]![0]!["url"] = "http://api.example.se/pensionsai"),
        new(
            "UFN.05",
            false,
            Each(operation => Servers(operation.Api).Max(server => server.Length) + operation.Path.Length + QueryLength(operation) is > LongestUrl and var length
                ? [$"may have {length} characters"]
                : []),
            api => FirstQuery(api)["schema"]!["maxLength"] = LongestUrl),
        new(
            "FNS.01, FNS.03, FNS.05, FNS.06",
            true,
            Each(operation => operation.ParametersIn("query")
                .Where(parameter => !CamelCase().IsMatch((string)parameter["name"]!) || (bool?)parameter["required"] == true)
                .Select(parameter => $"{parameter["name"]} is required or not camelCase")),
            api => FirstQuery(api)["name"] = "sort_by"),
        new(
            "FNS.07-09",
            true,
            Each(operation => operation.ResponseSchema("200")["properties"] is JsonObject properties && properties.ContainsKey("items")
                ? [.. Default(operation, "limit", 20), .. Default(operation, "page", 1), .. Missing(properties, "page", "limit", "totalItems")]
                : []),
            api => FirstQuery(api, "limit")["schema"]!["default"] = 50),
        new(
            "SAK.09, SAK.10, SAK.15, SAK.16",
            true,
            api =>
            [
                .. Schemes(api).Where(scheme => !IsAllowed(scheme.Scheme)).Select(scheme => $"{scheme.Name} is not allowed"),
                .. api.Operations.Where(operation => !operation.IsProbe && operation.Node["security"] is not JsonArray { Count: > 0 })
                    .Select(operation => $"{operation} needs no identity"),
            ],
            api => api.Object("components", "securitySchemes")["Basic"] = new JsonObject { ["type"] = "http", ["scheme"] = "basic" }),
        new(
            "SAK.18",
            false,
            api => Schemes(api).Any(scheme => (string?)scheme.Scheme["type"] is "oauth2" or "openIdConnect") ? [] : ["there is no OAuth 2.0"],
            _ => { }),
        new(
            "FOR.02",
            true,
            Each(operation => operation.Method == "GET" && operation.Node.ContainsKey("requestBody") ? ["has a body"] : []),
            api => api.Operations.First(operation => operation.Method == "GET").Node["requestBody"] = new JsonObject()),
    ];

    private static IEnumerable<string> Servers(ApiDescription api) =>
        (api.Root["servers"] as JsonArray ?? []).Select(server => (string?)server?["url"] ?? string.Empty);

    private static IEnumerable<(string Name, JsonObject Scheme)> Schemes(ApiDescription api) =>
        api.Object("components", "securitySchemes").Select(scheme => (scheme.Key, scheme.Value!.AsObject()));

    private static bool IsAllowed(JsonObject scheme) => (string?)scheme["type"] switch
    {
        "apiKey" => (string?)scheme["in"] == "header",
        "http" => (string?)scheme["scheme"] == "bearer",
        _ => true,
    };

    private static int QueryLength(ApiOperation operation) =>
        operation.ParametersIn("query").Sum(parameter => ((string)parameter["name"]!).Length + 2 + ((int?)parameter["schema"]?["maxLength"] ?? UsualValue));

    private static IEnumerable<string> Default(ApiOperation operation, string name, int value) =>
        operation.ParametersIn("query").Any(parameter => (string?)parameter["name"] == name && (int?)parameter["schema"]?["default"] == value)
            ? []
            : [$"{name} has not the default {value}"];

    private static JsonObject FirstQuery(ApiDescription api, string name = "limit") =>
        api.Operations.SelectMany(operation => operation.ParametersIn("query")).First(parameter => (string?)parameter["name"] == name);

    [GeneratedRegex(@"^(/([a-z0-9-]+|\{[a-zA-Z]+\}))+$")]
    private static partial Regex LowerCasePath();

    [GeneratedRegex("^/v[0-9]+/[a-z]")]
    private static partial Regex VersionedPath();

    [GeneratedRegex("^https://[a-z0-9.-]+/[a-z0-9-]+$")]
    private static partial Regex ServerWithName();

    [GeneratedRegex("[0-9]{6}[-+]?[0-9]{4}")]
    private static partial Regex PersonalNumber();

    [GeneratedRegex("^[a-z][a-zA-Z0-9]*$")]
    private static partial Regex CamelCase();
}
