using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>A model, and how it was chosen.</summary>
/// <param name="Model">The model.</param>
/// <param name="Trials">The weights of the sentence vectors that were tried; one when there was nothing to choose.</param>
internal sealed record TrainedModel(TextModel Model, IReadOnlyList<SentenceTrial> Trials);
