namespace PensionsAi.Classification.Contracts;

/// <summary>An example whose label is probably not the right one: models that had not seen it are surer of another.</summary>
/// <param name="ExampleId">The example.</param>
/// <param name="Given">Its main label.</param>
/// <param name="GivenScore">The models' calibrated score for that, 0 to 1.</param>
/// <param name="Suggested">The label that the models give it.</param>
/// <param name="SuggestedScore">Their score for that, 0 to 1.</param>
public sealed record DoubtedLabel(Guid ExampleId, string Given, double GivenScore, string Suggested, double SuggestedScore);
