namespace PensionsAi.Classification.Contracts;

/// <summary>How well a model does on texts that it was not trained on. Shares, 0 to 1.</summary>
/// <param name="Texts">Number of texts.</param>
/// <param name="MacroF1">Mean over the labels of the F1 of a label at or above its threshold.</param>
/// <param name="MicroF1">F1 over all labels at or above their threshold.</param>
/// <param name="AnyLabel">Texts whose likeliest label is one of theirs.</param>
/// <param name="Top3">Texts whose main label is among the three likeliest.</param>
/// <param name="CalibrationError">Expected calibration error of the likeliest label in ten bins.</param>
/// <param name="Abstained">Texts without a label at or above its threshold.</param>
/// <param name="AutomaticAt90">Most texts, taken by falling score, of whose likeliest labels 90 % are theirs.</param>
/// <param name="Labels">Each label, by code.</param>
public sealed record TrainingFigures(
    int Texts,
    Estimate MacroF1,
    Estimate MicroF1,
    Estimate AnyLabel,
    Estimate Top3,
    double CalibrationError,
    double Abstained,
    double AutomaticAt90,
    IReadOnlyList<LabelQuality> Labels);
