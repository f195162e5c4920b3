namespace PensionsAi.Classification.Contracts;

/// <summary>How well models did with the sentence vectors at a weight.</summary>
/// <param name="Weight">Length of their block beside the words; 0 is without.</param>
/// <param name="MacroF1">Mean over the labels of the F1 of the likeliest label, 0 to 1.</param>
public sealed record SentenceWeightTrial(double Weight, double MacroF1);
