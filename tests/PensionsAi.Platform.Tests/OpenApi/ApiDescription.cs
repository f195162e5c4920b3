using System.Text.Json.Nodes;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>The committed OpenAPI document, or a copy of it that a test breaks.</summary>
internal sealed class ApiDescription(JsonObject root)
{
    public JsonObject Root => root;

    public static string Folder { get; } = FindFolder();

    public static string File { get; } = Path.Combine(Folder, "gateway/PensionsAi.Gateway/Docs/openapi-v1.json");

    public IEnumerable<ApiOperation> Operations =>
        from path in Object("paths")
        from operation in path.Value!.AsObject()
        select new ApiOperation(this, path.Key, operation.Key.ToUpperInvariant(), operation.Value!.AsObject());

    /// <summary>The named schemas.</summary>
    public IEnumerable<(string Name, JsonObject Schema)> Schemas =>
        Object("components", "schemas").Select(schema => (schema.Key, schema.Value!.AsObject()));

    public static ApiDescription Committed() => new(JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject());

    /// <summary>The object at a path of member names; an empty one when it is not there.</summary>
    public JsonObject Object(params string[] path) =>
        path.Aggregate((JsonNode?)root, (node, name) => node is JsonObject parent ? parent[name] : null) as JsonObject ?? [];

    /// <summary>What a node says, or what it refers to.</summary>
    public JsonObject Resolve(JsonNode? node) =>
        node is JsonObject { } reference && reference["$ref"] is { } target
            ? Resolve(Object([.. target.GetValue<string>().Split('/').Skip(1)]))
            : node as JsonObject ?? [];

    private static string FindFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "PensionsAi.Platform.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }
}
