namespace PensionsAi.Classification.Contracts;

/// <summary>How the texts differ from those that the model was trained on.</summary>
/// <param name="Level">The further of the two below.</param>
/// <param name="LabelShift">
/// Population stability index of the labels and of the texts without one, less what chance gives: 0 when they come as often as in the training
/// texts, some from 0.1, strong from 0.25.
/// </param>
/// <param name="KnownShare">Mean of how much of a text the model knows, 0 to 1.</param>
/// <param name="TrainingKnownShare">The same of the training texts, of models that had not seen them. Some from half a standard deviation under it, strong from one.</param>
public sealed record AnalysedDrift(DriftLevel Level, double LabelShift, double KnownShare, double TrainingKnownShare);
