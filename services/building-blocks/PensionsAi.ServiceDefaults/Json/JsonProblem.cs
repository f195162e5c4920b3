using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Json;

internal static partial class JsonProblem
{
    /// <summary>The problem for JSON that cannot be read: which field, never what stood in it.</summary>
    /// <param name="exception">What the reader threw.</param>
    /// <param name="body">The type that the body was read as; null when it is not known.</param>
    public static ServiceProblem From(JsonException exception, Type? body) =>
        new("invalid-json", 400, "The JSON could not be read", "The body is not valid JSON, or a field is missing, unknown or of the wrong type.")
        {
            Errors = new Dictionary<string, string[]> { [OwnPath(exception.Path, body)] = ["Not valid here: check spelling, type and required fields."] },
        };

    // A member that is unknown, or a key of a dictionary, is the caller's own text, however it is written: the path ends before it.
    private static string OwnPath(string? path, Type? body)
    {
        var own = new StringBuilder("$");
        if (body is null || path is null || !SimplePath().IsMatch(path))
            return own.ToString();

        var type = JsonConventions.Options.GetTypeInfo(body);
        foreach (var step in Step().EnumerateMatches(path))
        {
            var text = path.AsSpan(step.Index, step.Length);
            if (Follow(type, text) is not { } next)
                break;
            own.Append(text);
            type = JsonConventions.Options.GetTypeInfo(next);
        }

        return own.ToString();
    }

    private static Type? Follow(JsonTypeInfo type, ReadOnlySpan<char> step)
    {
        if (step[0] == '[')
            return type.Kind == JsonTypeInfoKind.Enumerable ? type.ElementType : null;
        foreach (var property in type.Kind == JsonTypeInfoKind.Object ? type.Properties : [])
        {
            if (step[1..].SequenceEqual(property.Name))
                return property.PropertyType;
        }

        return null;
    }

    [GeneratedRegex(@"\A\$(\.[a-zA-Z]{1,32}|\[[0-9]{1,9}\]){0,8}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SimplePath();

    [GeneratedRegex(@"\.[a-zA-Z]{1,32}|\[[0-9]{1,9}\]", RegexOptions.NonBacktracking)]
    private static partial Regex Step();
}
