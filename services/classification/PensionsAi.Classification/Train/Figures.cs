namespace PensionsAi.Classification.Train;

/// <summary>How well a model does on texts that it was not trained on. Shares are 0 to 1.</summary>
/// <param name="Texts">Number of texts.</param>
/// <param name="MacroF1">Mean over the labels of the F1 of the likeliest label against the main one.</param>
/// <param name="AnyLabel">Share of texts whose likeliest label is one of theirs.</param>
/// <param name="Top3">Share of texts whose main label is among the three likeliest.</param>
/// <param name="CalibrationError">
/// Expected calibration error of the likeliest label in ten bins: the mean gap between score and share of texts that carry it.
/// </param>
/// <param name="LabelMacroF1">Mean over the labels of the F1 of a label at or above its threshold: what counts where texts carry several.</param>
/// <param name="MicroF1">F1 over all labels at or above their threshold against all labels of the texts.</param>
/// <param name="Abstained">Share of texts without a label at or above its threshold.</param>
/// <param name="AutomaticAt90">Largest share of texts, taken by falling score, of whose likeliest labels 90 % are theirs.</param>
/// <param name="Sentiment">Figures of the sentiment; null when the texts or the model have none.</param>
/// <param name="PrimaryF1">The F1 that <paramref name="MacroF1"/> is the mean of, by label.</param>
/// <param name="Labels">What <paramref name="LabelMacroF1"/> is made of, in ordinal order of the codes.</param>
internal sealed record Figures(
    int Texts,
    double MacroF1,
    double AnyLabel,
    double Top3,
    double CalibrationError,
    double LabelMacroF1,
    double MicroF1,
    double Abstained,
    double AutomaticAt90,
    SentimentFigures? Sentiment,
    IReadOnlyDictionary<string, double> PrimaryF1,
    IReadOnlyList<LabelFigures> Labels);
