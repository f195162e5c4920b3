namespace PensionsAi.Classification.Contracts;

/// <summary>What a word spoke for the likeliest label.</summary>
/// <param name="Term">A word, or two that follow each other, as the model sees them: lower case, each digit a 0.</param>
/// <param name="Weight">
/// Log-odds against the average label, before calibration: above 0 it spoke for the label, below 0 against it. The word's
/// own weight and those of the letter sequences in it, over all its occurrences.
/// </param>
public sealed record ExplainedTerm(string Term, double Weight);
