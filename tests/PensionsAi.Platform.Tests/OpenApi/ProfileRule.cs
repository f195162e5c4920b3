using System.Text.Json.Nodes;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>One row of the Swedish REST API profile.</summary>
/// <param name="Id">The rules of the row.</param>
/// <param name="IsMust">Whether it is SKALL; else BÖR.</param>
/// <param name="Find">What in a document goes against it.</param>
/// <param name="Break">Makes a document go against it, to show that the rule can fail.</param>
internal sealed record ProfileRule(
    string Id, bool IsMust, Func<ApiDescription, IEnumerable<string>> Find, Action<ApiDescription> Break)
{
    /// <summary>A rule about each operation.</summary>
    public static Func<ApiDescription, IEnumerable<string>> Each(Func<ApiOperation, IEnumerable<string>> find) =>
        api => api.Operations.SelectMany(operation => find(operation).Select(error => $"{operation}: {error}"));

    /// <summary>Everything that the document has, by name: no text means that it is missing.</summary>
    public static IEnumerable<string> Missing(JsonNode? owner, params string[] names) =>
        names.Where(name => string.IsNullOrWhiteSpace(owner?[name]?.ToString())).Select(name => $"{name} is missing");
}
