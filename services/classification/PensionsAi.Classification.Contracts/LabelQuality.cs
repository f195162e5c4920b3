namespace PensionsAi.Classification.Contracts;

/// <summary>How well a model does on one label at its threshold.</summary>
/// <param name="Code">The label.</param>
/// <param name="Texts">Texts that carry it.</param>
/// <param name="Answers">Texts that were given it.</param>
/// <param name="Precision">Share of the answers that are right.</param>
/// <param name="Recall">Share of the texts that were found.</param>
/// <param name="F1">The harmonic mean of the two.</param>
public sealed record LabelQuality(string Code, int Texts, int Answers, Estimate Precision, Estimate Recall, double F1);
