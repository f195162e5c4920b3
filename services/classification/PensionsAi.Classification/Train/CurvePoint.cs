namespace PensionsAi.Classification.Train;

/// <summary>A label of a text that the weights had not seen, to fit a calibration to.</summary>
/// <param name="LogOdds">Its log-odds under the softmax over the text's labels.</param>
/// <param name="Margin">Its margin.</param>
/// <param name="Applies">Whether it is one of the text's.</param>
internal readonly record struct CurvePoint(double LogOdds, double Margin, bool Applies);
