using System.Collections.Frozen;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Operators;

namespace PensionsAi.Masking.MaskText;

/// <summary>A checked request: what to look for and what to put in its place.</summary>
/// <param name="EntityTypes">The types to look for.</param>
/// <param name="Default">Name of the operator for types without one of their own.</param>
/// <param name="ByType">Names of operators by type.</param>
/// <param name="Allowed">Terms that are no findings, letter case ignored.</param>
/// <param name="Thresholds">Scores by type below which a finding is left.</param>
/// <param name="Denied">Finds the terms that are always masked.</param>
internal sealed record MaskingPlan(
    IReadOnlySet<PiiEntityType> EntityTypes,
    string Default,
    IReadOnlyDictionary<PiiEntityType, string> ByType,
    FrozenSet<string> Allowed,
    IReadOnlyDictionary<PiiEntityType, double> Thresholds,
    DeniedTerms Denied)
{
    /// <summary>Whether the caller wants this finding left alone.</summary>
    public bool IsAllowed(ReadOnlySpan<char> found) =>
        Allowed.Count > 0 && Allowed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(found.Trim());

    /// <summary>Whether a finding is sure enough.</summary>
    public bool IsSure(PiiSpan span) => span.Score >= Thresholds.GetValueOrDefault(span.EntityType);

    /// <summary>Name of the operator for a type.</summary>
    public string OperatorFor(PiiEntityType type) => ByType.GetValueOrDefault(type, Default);

    /// <summary>Whether anything is masked so that it can be restored.</summary>
    public bool IsReversible => Default == OperatorNames.Encrypt || ByType.Values.Contains(OperatorNames.Encrypt);
}
