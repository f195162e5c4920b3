namespace PensionsAi.Classification.Contracts;

/// <summary>The examples of a training.</summary>
/// <param name="Training">Texts that were trained on.</param>
/// <param name="Test">Texts of the locked test part, about a fifth: a text that is in it is never trained on.</param>
/// <param name="DuplicatesRemoved">Texts of the training part that all but repeat one of the test part, and were left out.</param>
/// <param name="WithoutKnownLabel">Labelled texts of whose labels the taxonomy has none any more, and were left out.</param>
/// <param name="Untaught">Codes of the taxonomy that no text of the training part has: the version never answers them.</param>
public sealed record TrainingExamples(int Training, int Test, int DuplicatesRemoved, int WithoutKnownLabel, IReadOnlyList<string> Untaught);
