using System.Globalization;
using System.Text.RegularExpressions;
using PensionsAi.Classification.Contracts;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Taxonomies;

/// <summary>Finds all that is wrong with a definition at once.</summary>
internal static partial class TaxonomyCheck
{
    private const int FewestLabels = 2;
    private const int MostLabels = 200;
    private const int LongestName = 200;
    private const int LongestDescription = 2_000;

    /// <summary>The problem; null when there is none.</summary>
    public static ServiceProblem? Check(string id, DefineTaxonomy definition)
    {
        var errors = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (field, error) in FindErrors(id, definition))
            errors.TryAdd(field, [error]);
        return errors.Count > 0 ? ServiceProblem.InvalidFields(errors) : null;
    }

    private static IEnumerable<(string Field, string Error)> FindErrors(string id, DefineTaxonomy definition)
    {
        if (!Id().IsMatch(id))
            yield return ("id", "Must have 2 to 64 lower-case letters, digits and hyphens, and begin with a letter.");
        else if (definition.Id is not null && definition.Id != id)
            yield return ("id", "Must be the id in the path.");
        if (string.IsNullOrWhiteSpace(definition.Name) || definition.Name.Length > LongestName)
            yield return ("name", $"Must have 1 to {LongestName} characters.");
        if (definition.Description.Length > LongestDescription)
            yield return ("description", $"Must have at most {LongestDescription} characters.");
        if (definition.Labels.Count is < FewestLabels or > MostLabels)
            yield return ("labels", $"Must hold {FewestLabels} to {MostLabels} labels.");

        var tops = definition.Labels.Where(label => label is { Parent: null }).Select(label => label.Code).ToHashSet(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, label) in definition.Labels.Take(MostLabels).Index())
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"labels[{index}]");
            foreach (var (member, error) in FindErrors(label, tops, known))
                yield return (field + member, error);
        }
    }

    private static IEnumerable<(string Member, string Error)> FindErrors(DefineLabel? label, HashSet<string> tops, HashSet<string> known)
    {
        if (label is null)
        {
            yield return (string.Empty, "Must not be null.");
            yield break;
        }

        if (!Code().IsMatch(label.Code))
            yield return (".code", "Must have 1 to 64 letters, digits, underscores and hyphens.");
        else if (!known.Add(label.Code))
            yield return (".code", "Must not be there twice.");
        if (label.Name is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > LongestName))
            yield return (".name", $"Must have 1 to {LongestName} characters.");
        if (label.Description.Length > LongestDescription)
            yield return (".description", $"Must have at most {LongestDescription} characters.");
        if (label.Parent is { } parent && (parent == label.Code || !tops.Contains(parent)))
            yield return (".parent", "Must be the code of a label without a parent: there are two levels.");
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{1,63}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[\p{L}\p{Nd}_-]{1,64}\z")]
    private static partial Regex Code();
}
