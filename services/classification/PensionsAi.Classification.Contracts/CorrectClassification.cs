namespace PensionsAi.Classification.Contracts;

/// <summary>A person's answer for a text: the body of <c>POST /v1/classifications/corrections</c>.</summary>
/// <param name="Taxonomy">Id of the taxonomy.</param>
/// <param name="Text">1 to 100,000 characters; masked before it is kept.</param>
/// <param name="Labels">1 to 20 codes of the taxonomy, the main one first.</param>
public sealed record CorrectClassification(string Taxonomy, string Text, IReadOnlyList<string> Labels);
