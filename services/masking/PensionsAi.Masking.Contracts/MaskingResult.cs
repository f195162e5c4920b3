using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Masking.Contracts;

/// <summary>Texts with their personal data masked.</summary>
/// <param name="Results">One for each text asked for, in the same order.</param>
/// <param name="Model">What found the names.</param>
public sealed record MaskingResult(IReadOnlyList<MaskedText> Results, ModelVersion Model);
