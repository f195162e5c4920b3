using System.Text.Json;
using System.Text.RegularExpressions;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Json;

internal static partial class JsonProblem
{
    /// <summary>The problem for JSON that cannot be read: which field, never what stood in it.</summary>
    public static ServiceProblem From(JsonException exception)
    {
        // A path of our own names and of numbers is safe to show; one that quotes a key chosen by the caller is not.
        var path = exception.Path is { } shown && OwnPath().IsMatch(shown) ? shown : "$";
        return new ServiceProblem(
            "invalid-json", 400, "The JSON could not be read", "The body is not valid JSON, or a field is missing, unknown or of the wrong type.")
        {
            Errors = new Dictionary<string, string[]> { [path] = ["Not valid here: check spelling, type and required fields."] },
        };
    }

    [GeneratedRegex(@"\A\$(\.[a-zA-Z]{1,32}|\[[0-9]{1,9}\]){0,8}\z", RegexOptions.NonBacktracking)]
    private static partial Regex OwnPath();
}
