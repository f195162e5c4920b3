namespace PensionsAi.Classification.Model;

/// <summary>
/// What the texts that a model was trained on are like, as models see them that have not seen them: by cross-validation, so
/// that it can be compared with texts that are new.
/// </summary>
/// <param name="Texts">How many they are.</param>
/// <param name="Labels">How many were given each label.</param>
/// <param name="Abstained">How many were given none.</param>
/// <param name="KnownShare">Mean of how much of a text is known, 0 to 1.</param>
/// <param name="KnownDeviation">Standard deviation of that.</param>
internal sealed record TrainingProfile(int Texts, IReadOnlyDictionary<string, int> Labels, int Abstained, double KnownShare, double KnownDeviation);
