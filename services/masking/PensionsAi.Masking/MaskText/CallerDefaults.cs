using Microsoft.Extensions.Options;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.MaskText;

/// <summary>Fills in what a caller's calls leave out. Thread-safe.</summary>
/// <param name="options">What holds for whom.</param>
internal sealed class CallerDefaults(IOptions<MaskingOptions> options)
{
    /// <summary>The request with the caller's defaults.</summary>
    public Request Apply(Request request, string caller) =>
        options.Value.Callers.TryGetValue(caller, out var defaults) ? Apply(request, defaults) : request;

    /// <summary>Whether every caller's defaults would be taken in a call.</summary>
    public static bool AreValid(MaskingOptions options) => options.Callers.Values.All(defaults =>
        MaskTextCheck.Check(Apply(new Request([new("1", "-")]), defaults), Enum.GetValues<Domain.PiiEntityType>().ToHashSet()).IsSuccess);

    private static Request Apply(Request request, CallerMasking defaults)
    {
        var namesOperator = request.Operator is not null || request.Operators is not null;
        return request with
        {
            Operator = namesOperator ? request.Operator : defaults.Operator,
            Operators = namesOperator ? request.Operators : defaults.Operators,
            EntityTypes = request.EntityTypes ?? (defaults.EntityTypes.Count > 0 ? defaults.EntityTypes : null),
            Allow = [.. request.Allow ?? [], .. defaults.Allow],
            Deny = [.. request.Deny ?? [], .. defaults.Deny],
            Thresholds = defaults.Thresholds.Concat(request.Thresholds ?? new Dictionary<string, double>())
                .GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal),
        };
    }
}
