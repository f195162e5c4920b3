namespace PensionsAi.Classification.Model;

/// <summary>What a model makes of a text.</summary>
/// <param name="Margins">The margin of every class of every head.</param>
/// <param name="KnownShare">How much of the text the model knows: known occurrences of terms by all, 0 to 1; 0 for a text without terms.</param>
internal readonly record struct TextReading(float[] Margins, float KnownShare);
