namespace PensionsAi.Classification.Train;

/// <summary>How well a model does on texts that it was not trained on. Shares are 0 to 1.</summary>
/// <param name="Texts">Number of texts.</param>
/// <param name="MacroF1">Mean over the labels of the F1 of the likeliest label against the main one.</param>
/// <param name="AnyLabel">Share of texts whose likeliest label is one of theirs.</param>
/// <param name="Top3">Share of texts whose main label is among the three likeliest.</param>
/// <param name="CalibrationError">
/// Expected calibration error of the likeliest label in ten bins: the mean gap between score and share of texts that carry it.
/// </param>
/// <param name="MicroF1">F1 over all labels at or above their threshold against all labels of the texts.</param>
/// <param name="Abstained">Share of texts without a label at or above its threshold.</param>
/// <param name="AutomaticAt90">Largest share of texts, taken by falling score, of whose likeliest labels 90 % are theirs.</param>
/// <param name="SentimentMacroF1">Mean over the three sentiments of the F1.</param>
/// <param name="SentimentAccuracy">Share of texts with the right sentiment.</param>
/// <param name="LabelF1">The F1 that <paramref name="MacroF1"/> is the mean of, by label.</param>
internal sealed record Figures(
    int Texts,
    double MacroF1,
    double AnyLabel,
    double Top3,
    double CalibrationError,
    double MicroF1,
    double Abstained,
    double AutomaticAt90,
    double SentimentMacroF1,
    double SentimentAccuracy,
    IReadOnlyDictionary<string, double> LabelF1);
