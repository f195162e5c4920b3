using System.Text.Json.Nodes;

namespace PensionsAi.Gateway.Docs;

/// <summary>
/// Orders what has no order of its own: paths, statuses and shared parts by name. The order in which modules are registered
/// must not show in the document.
/// </summary>
internal static class DocumentOrder
{
    private static readonly string[] Sections = ["schemas", "responses", "parameters", "headers", "securitySchemes"];

    public static JsonNode Apply(JsonNode document)
    {
        Sort(document, "paths");
        foreach (var section in Sections)
            Sort(document["components"], section);
        foreach (var operation in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
            Sort(operation.Value, "responses");
        return document;
    }

    private static void Sort(JsonNode? owner, string name)
    {
        if (owner?[name] is not JsonObject unsorted)
            return;
        var members = unsorted.OrderBy(member => member.Key, StringComparer.Ordinal).ToList();
        unsorted.Clear();
        owner[name] = new JsonObject(members);
    }
}
