using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>What the doc comments say of the API's types, as Markdown. Thread-safe.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> _members;

    private XmlComments(Dictionary<string, XElement> members) => _members = members;

    /// <summary>The comments of the platform's assemblies, from the files that the compiler put beside them.</summary>
    public static XmlComments Load() => new(
        Directory.EnumerateFiles(AppContext.BaseDirectory, "PensionsAi.*.xml")
            .SelectMany(file => XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
            .DistinctBy(member => (string?)member.Attribute("name"))
            .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal));

    /// <summary>The summary of a type; null when there is none.</summary>
    public string? Of(Type type) => Text(Member('T', type.FullName)?.Element("summary"));

    /// <summary>What is said of a property: its summary, or that of the record's parameter which it is.</summary>
    public string? Of(MemberInfo property)
    {
        var type = property.DeclaringType?.FullName;
        return Text(Member('P', $"{type}.{property.Name}")?.Element("summary"))
            ?? Text(Member('T', type)?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property.Name));
    }

    private XElement? Member(char kind, string? name) => _members.GetValueOrDefault($"{kind}:{name?.Replace('+', '.')}");

    private static string? Text(XElement? comment)
    {
        if (comment is null)
            return null;
        var text = new StringBuilder();
        Append(text, comment.Nodes());
        return Whitespace().Replace(text.ToString(), " ").Trim();
    }

    private static void Append(StringBuilder text, IEnumerable<XNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is XText words)
                text.Append(words.Value);
            else if (node is XElement { Name.LocalName: "c" } code)
                text.Append('`').Append(code.Value).Append('`');
            else if (node is XElement { Name.LocalName: "see" or "paramref" } reference)
                text.Append('`').Append(NameOf(reference)).Append('`');
            else if (node is XElement element)
                Append(text, element.Nodes());
        }
    }

    // A member is known to callers by its name in JSON.
    private static string NameOf(XElement reference)
    {
        var name = (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? (string?)reference.Attribute("langword") ?? string.Empty;
        var last = name.Split('.')[^1];
        return name.StartsWith("T:", StringComparison.Ordinal) ? last : JsonNamingPolicy.CamelCase.ConvertName(last);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
