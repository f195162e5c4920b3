namespace PensionsAi.Classification.Domain;

/// <summary>What a word, or a pair of words, spoke for a label.</summary>
/// <param name="Term">The word as the model sees it: lower case, each digit a 0.</param>
/// <param name="Weight">Its part of the label's margin, which is about 1 where the label surely applies; negative when it speaks against.</param>
internal readonly record struct TermWeight(string Term, double Weight);
