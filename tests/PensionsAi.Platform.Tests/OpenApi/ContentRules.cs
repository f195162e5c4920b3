using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static PensionsAi.Platform.Tests.OpenApi.ProfileRule;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>Rules about what is sent and answered: DOT, AME, ARQ and FEL.</summary>
internal static partial class ContentRules
{
    private static readonly string[] Headers =
    [
        "Idempotency-Key", "Prefer", "X-Case-Reference", "X-Correlation-Id",
        "Location", "Preference-Applied", "Retry-After", "traceresponse",
    ];

    public static readonly IReadOnlyList<ProfileRule> All =
    [
        new(
            "DOT.01, DOT.04",
            true,
            api => [.. TimesWithoutFormat(api), .. Values(api.Root).Where(value => DateTimeLike().IsMatch(value) && !IsUtc(value))],
            api => api.Object("components", "schemas", "Job", "properties", "createdAt").Remove("format")),
        new(
            "AME.01, AME.02, ARQ.01",
            false,
            Each(operation => operation.RequestContents
                .Concat(operation.Responses.SelectMany(entry => ApiOperation.Contents(entry.Response)))
                .Select(entry => entry.MediaType)
                .Where(type => !JsonTextOrFile().IsMatch(type))
                .Concat(OffersJson(operation) ? [] : ["no answer is JSON"])),
            api => ApiOperation.Contents(api.Operations.First().Responses.First().Response).First().Content.Parent!.AsObject()["application/xml"] = new JsonObject()),
        new(
            "AME.04, AME.05, AME.07",
            true,
            api => PropertyNames(api)
                .Concat(api.Operations.Select(operation => (string)operation.Node["operationId"]!))
                .Concat(api.Operations.SelectMany(operation => operation.ParametersIn("query").Concat(operation.ParametersIn("path"))).Select(parameter => (string)parameter["name"]!))
                .Where(name => !CamelCase().IsMatch(name)),
            api => api.Object("components", "schemas", "Job", "properties")["finished_at"] = new JsonObject()),
        new(
            "ARQ.05",
            true,
            Each(operation => operation.ParametersIn("header").Select(parameter => (string)parameter["name"]!)
                .Concat(operation.Responses.SelectMany(entry => (entry.Response["headers"] as JsonObject ?? []).Select(header => header.Key)))
                .Where(name => !Headers.Contains(name))),
            api => api.Operations.First().Responses.First().Response["headers"]!["X-Name-Of-Person"] = new JsonObject()),
        new(
            "FEL.01, FEL.02",
            true,
            Each(operation => operation.Responses.Any(IsError)
                ? operation.Responses.Where(IsError).SelectMany(entry => ProblemErrors(operation.Api, entry.Response).Select(error => $"{entry.Status} {error}"))
                : ["has no problem"]),
            api => api.Object("components", "responses", "Unauthenticated", "content")["application/json"] = new JsonObject()),
    ];

    /// <summary>Every text in the document, with the examples.</summary>
    public static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(member => Values(member.Value)),
        JsonArray items => items.SelectMany(Values),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static IEnumerable<string> TimesWithoutFormat(ApiDescription api) =>
        from schema in api.Schemas
        from property in schema.Schema["properties"] as JsonObject ?? []
        where TimeName().IsMatch(property.Key) && (string?)property.Value?["format"] is not ("date" or "date-time")
        select $"{schema.Name}.{property.Key} has no format";

    private static IEnumerable<string> PropertyNames(ApiDescription api) =>
        api.Schemas.SelectMany(schema => (schema.Schema["properties"] as JsonObject ?? []).Select(property => property.Key));

    private static bool OffersJson(ApiOperation operation) =>
        operation.Responses.Where(entry => entry.Status[0] == '2').SelectMany(entry => ApiOperation.Contents(entry.Response)).Select(entry => entry.MediaType).ToList()
            is [] or ["text/event-stream"] or [.., "application/json"] or ["application/json", ..];

    private static bool IsError((string Status, JsonObject Response) entry) => entry.Status == "default" || entry.Status[0] is '4' or '5';

    private static IEnumerable<string> ProblemErrors(ApiDescription api, JsonObject response)
    {
        var contents = ApiOperation.Contents(response).ToList();
        if (contents is not [("application/problem+json", var content)])
            return ["is not application/problem+json alone"];
        var required = (api.Resolve(content["schema"])["required"] as JsonArray ?? []).Select(name => (string)name!);
        return new[] { "type", "title", "status", "detail", "instance" }.Except(required).Select(name => $"may lack {name}");
    }

    private static bool IsUtc(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var time) && time.Offset == TimeSpan.Zero;

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T")]
    private static partial Regex DateTimeLike();

    [GeneratedRegex("([a-z]At|Date|Time|released)$")]
    private static partial Regex TimeName();

    [GeneratedRegex("^[a-z][a-zA-Z0-9]*$")]
    private static partial Regex CamelCase();

    [GeneratedRegex("^(application/((problem\\+)?json|jsonl|x-ndjson)|application/(pdf|zip|x-subrip)|application/vnd\\.openxmlformats-officedocument\\.spreadsheetml\\.sheet|multipart/form-data|(text|audio|image)/[a-z0-9-]+)$")]
    private static partial Regex JsonTextOrFile();
}
