using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace PensionsAi.ServiceDefaults.Problems;

/// <summary>Tells which query parameters could not be read: what binding throws says so only beside the caller's own text.</summary>
internal static class QueryProblem
{
    private static readonly MethodInfo ParsesMethod = ((Func<string, bool>)Parses<int>).Method.GetGenericMethodDefinition();

    /// <summary>The problem of an endpoint's query parameters that are not of their types, never what was sent; null when all are.</summary>
    public static ServiceProblem? Find(RouteEndpoint endpoint, IQueryCollection query)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var parameter in endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>())
        {
            var isInPath = endpoint.RoutePattern.GetParameter(parameter.Name) is not null;
            if (!isInPath && query.TryGetValue(parameter.Name, out var values) && FindError(parameter.ParameterInfo, values) is { } error)
                errors[parameter.Name] = [error];
        }

        return errors.Count > 0 ? ServiceProblem.InvalidFields(errors) : null;
    }

    private static string? FindError(ParameterInfo parameter, StringValues values)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (!IsParsable(type) || (bool)ParsesMethod.MakeGenericMethod(type).Invoke(null, [values.ToString()])!)
            return null;
        if (values.Count > 1)
            return "Must be given once.";
        if (type == typeof(bool))
            return "Must be true or false.";
        if (type != typeof(int) && type != typeof(long))
            return "Is not of the right form.";
        return parameter.GetCustomAttribute<RangeAttribute>() is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from {range.Minimum:N0} to {range.Maximum:N0}.")
            : "Must be a whole number.";
    }

    private static bool IsParsable(Type type) =>
        type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IParsable<>));

    private static bool Parses<T>(string text)
        where T : IParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out _);
}
