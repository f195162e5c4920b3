using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Masking.MaskText;

/// <summary>Gathers what is wrong with a request. Not thread-safe.</summary>
internal sealed class FieldErrors
{
    /// <summary>Most fields that are told: a thousand wrong texts need not be named one by one.</summary>
    private const int Most = 20;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>The problem; null when nothing is wrong.</summary>
    public ServiceProblem? Problem => _errors.Count > 0 ? ServiceProblem.InvalidFields(_errors) : null;

    /// <summary>Says what is wrong with a field.</summary>
    public void Add(string field, string error)
    {
        if (_errors.Count < Most)
            _errors.TryAdd(field, [error]);
    }
}
