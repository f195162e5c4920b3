using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>A model, and how it was chosen.</summary>
/// <param name="Model">The model.</param>
/// <param name="Trials">The chosen learner at each weight of the sentence vectors, rising; one when there was no weight to choose.</param>
internal sealed record TrainedModel(TextModel Model, IReadOnlyList<Trial> Trials);
