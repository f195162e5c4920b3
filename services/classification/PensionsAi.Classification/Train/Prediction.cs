using PensionsAi.Classification.Domain;

namespace PensionsAi.Classification.Train;

/// <summary>What a model said of a text that it was not trained on.</summary>
/// <param name="Truth">The text and a person's answers.</param>
/// <param name="Answer">The model's, with every label.</param>
internal sealed record Prediction(LabelledText Truth, TextLabels Answer)
{
    /// <summary>The label with the highest score.</summary>
    public LabelScore Top => Answer.All[0];
}
