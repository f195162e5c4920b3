namespace PensionsAi.Classification.Contracts;

/// <summary>An example whose label looks wrong to models that have not seen it.</summary>
/// <param name="ExampleId">The example.</param>
/// <param name="Given">The label that it has.</param>
/// <param name="Suggested">The label that the models give it.</param>
/// <param name="Score">Their calibrated score for that, 0 to 1.</param>
public sealed record LabelDisagreement(Guid ExampleId, string Given, string Suggested, double Score);
