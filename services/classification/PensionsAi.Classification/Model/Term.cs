namespace PensionsAi.Classification.Model;

/// <summary>A term that a model knows.</summary>
/// <param name="Kind">Its block.</param>
/// <param name="Text">As normalised text.</param>
/// <param name="InverseFrequency">ln((1 + texts) / (1 + texts that contain it)) + 1, over the training texts.</param>
internal readonly record struct Term(TermKind Kind, string Text, float InverseFrequency);
