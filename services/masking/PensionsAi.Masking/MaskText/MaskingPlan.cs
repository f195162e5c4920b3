using System.Collections.Frozen;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Operators;

namespace PensionsAi.Masking.MaskText;

/// <summary>A checked request: what to look for and what to put in its place.</summary>
/// <param name="EntityTypes">The types to look for.</param>
/// <param name="Default">The operator for types without one of their own.</param>
/// <param name="ByType">Operators by type.</param>
/// <param name="Allowed">Terms that are no findings, letter case ignored.</param>
/// <param name="Denied">Finds the terms that are always masked.</param>
internal sealed record MaskingPlan(
    IReadOnlySet<PiiEntityType> EntityTypes,
    IMaskingOperator Default,
    IReadOnlyDictionary<PiiEntityType, IMaskingOperator> ByType,
    FrozenSet<string> Allowed,
    DeniedTerms Denied)
{
    /// <summary>Whether the caller wants this finding left alone.</summary>
    public bool IsAllowed(ReadOnlySpan<char> found) =>
        Allowed.Count > 0 && Allowed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(found.Trim());

    /// <summary>The operator for a type.</summary>
    public IMaskingOperator OperatorFor(PiiEntityType type) => ByType.GetValueOrDefault(type, Default);
}
