using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PensionsAi.Platform.Tests.OpenApi;

/// <summary>
/// Checks a value against a schema of the document, by the keywords of JSON Schema 2020-12 that the document uses. One that it
/// does not know is an error, so that no schema goes unread.
/// </summary>
internal sealed class SchemaCheck(ApiDescription api)
{
    private static readonly string[] Annotations = ["description", "title", "default", "example", "contentMediaType"];

    /// <summary>What is wrong with the value, each with its place.</summary>
    public IEnumerable<string> Errors(JsonNode? schema, JsonNode? value, string place)
    {
        var keywords = schema as JsonObject ?? throw new InvalidOperationException($"{place}: there is no schema.");
        foreach (var (keyword, argument) in keywords)
        {
            foreach (var error in Errors(keyword, argument!, keywords, value, place))
                yield return error;
        }
    }

    private IEnumerable<string> Errors(string keyword, JsonNode argument, JsonObject schema, JsonNode? value, string place) => keyword switch
    {
        "$ref" => Errors(api.Resolve(schema), value, place),
        "type" => OneIf(!Types(argument).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(argument).Contains("number")), $"{place}: {TypeOf(value)} is not {argument.ToJsonString()}"),
        "enum" => OneIf(!argument.AsArray().Any(item => JsonNode.DeepEquals(item, value)), $"{place}: is not one of {argument.ToJsonString()}"),
        "anyOf" => OneIf(Matches(argument, value, place) == 0, $"{place}: is none of those allowed"),
        "oneOf" => OneIf(Matches(argument, value, place) != 1, $"{place}: is not exactly one of those allowed"),
        "properties" => argument.AsObject().Where(property => value is JsonObject owner && owner.ContainsKey(property.Key))
            .SelectMany(property => Errors(property.Value, value![property.Key], $"{place}.{property.Key}")),
        "required" => argument.AsArray().Where(name => value is JsonObject owner && !owner.ContainsKey((string)name!)).Select(name => $"{place}: {name} is missing"),
        "additionalProperties" => Additional(argument, schema, value, place),
        "items" => (value as JsonArray ?? []).Index().SelectMany(entry => Errors(argument, entry.Item, $"{place}[{entry.Index}]")),
        "minimum" => OneIf(IsNumber(value, out var number) && number < (double)argument, $"{place}: is below {argument}"),
        "maximum" => OneIf(IsNumber(value, out var number) && number > (double)argument, $"{place}: is above {argument}"),
        "minLength" => OneIf(IsText(value, out var text) && text.Length < (int)argument, $"{place}: is shorter than {argument}"),
        "maxLength" => OneIf(IsText(value, out var text) && text.Length > (int)argument, $"{place}: is longer than {argument}"),
        "pattern" => OneIf(IsText(value, out var text) && !Regex.IsMatch(text, (string)argument!), $"{place}: does not match {argument}"),
        "format" => OneIf(IsText(value, out var text) && !HasFormat(text, (string)argument!), $"{place}: is not {argument}"),
        _ => OneIf(!Annotations.Contains(keyword), $"{place}: the keyword {keyword} is not known"),
    };

    private IEnumerable<string> Additional(JsonNode argument, JsonObject schema, JsonNode? value, string place)
    {
        var known = schema["properties"] as JsonObject ?? [];
        var others = (value as JsonObject ?? []).Where(member => !known.ContainsKey(member.Key));
        return argument is JsonObject
            ? others.SelectMany(member => Errors(argument, member.Value, $"{place}.{member.Key}"))
            : others.Where(_ => !(bool)argument).Select(member => $"{place}: {member.Key} is not known");
    }

    private int Matches(JsonNode alternatives, JsonNode? value, string place) =>
        alternatives.AsArray().Count(alternative => !Errors(alternative, value, place).Any());

    private static string[] Types(JsonNode type) => type is JsonArray several ? [.. several.Select(item => (string)item!)] : [(string)type!];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => double.IsInteger(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)) ? "integer" : "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };

    private static bool HasFormat(string text, string format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "uri-reference" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
        _ => false,
    };

    private static bool IsNumber(JsonNode? value, out double number)
    {
        var isNumber = value?.GetValueKind() == JsonValueKind.Number;
        number = isNumber ? double.Parse(value!.ToJsonString(), CultureInfo.InvariantCulture) : 0;
        return isNumber;
    }

    private static bool IsText(JsonNode? value, out string text)
    {
        var isText = value?.GetValueKind() == JsonValueKind.String;
        text = isText ? (string)value! : string.Empty;
        return isText;
    }

    private static IEnumerable<string> OneIf(bool isWrong, string error) => isWrong ? [error] : [];
}
