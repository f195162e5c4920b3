using PensionsAi.Classification.Domain;

namespace PensionsAi.Classification.Train;

/// <summary>A text whose label is probably not the one it was given.</summary>
/// <param name="Text">The text and a person's answers.</param>
/// <param name="Given">The label that is doubted.</param>
/// <param name="GivenScore">Its score by a model that had not seen the text, 0 to 1.</param>
/// <param name="Suggested">The label that the model gives.</param>
internal sealed record LabelDisagreement(LabelledText Text, string Given, double GivenScore, LabelScore Suggested);
