namespace PensionsAi.Classification.Train;

/// <summary>How labels are learnt.</summary>
/// <param name="Loss">What the fit makes small.</param>
/// <param name="Penalty">L2 penalty as a share of the mean squared length of the rows, above 0.</param>
internal readonly record struct LabelLearner(LabelLoss Loss, float Penalty);
