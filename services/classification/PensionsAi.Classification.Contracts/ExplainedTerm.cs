namespace PensionsAi.Classification.Contracts;

/// <summary>What a word spoke for the likeliest label.</summary>
/// <param name="Term">A word, or two that follow each other, as the model sees them: lower case, each digit a 0.</param>
/// <param name="Weight">
/// Its part of the label's margin, which is about 1 where the label surely applies and 0 where it does not, before
/// calibration: above 0 it spoke for the label, below 0 against it. The word's own weight and those of the letter sequences
/// in it and of the concepts it is a sign of, over all its occurrences.
/// </param>
public sealed record ExplainedTerm(string Term, double Weight);
