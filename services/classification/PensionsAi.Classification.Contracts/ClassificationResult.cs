using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Contracts;

/// <summary>Texts with their labels.</summary>
/// <param name="Results">One for each text asked for, in the same order.</param>
/// <param name="Model">What classified them.</param>
public sealed record ClassificationResult(IReadOnlyList<ClassifiedText> Results, ModelVersion Model);
