using System.Text.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.ServiceDefaults.Json;

/// <summary>Reads a stored JSON body with the same rules, and the same problems, as a synchronous call.</summary>
public static class JsonBody
{
    /// <summary>The value, or a 400 problem when the stream does not hold it.</summary>
    public static async Task<Outcome<T>> ReadAsync<T>(Stream body, CancellationToken cancellationToken)
        where T : notnull
    {
        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(body, JsonConventions.Options, cancellationToken);
            return value is null ? JsonProblem.From(new JsonException(), typeof(T)) : value;
        }
        catch (JsonException exception)
        {
            return JsonProblem.From(exception, typeof(T));
        }
    }
}
