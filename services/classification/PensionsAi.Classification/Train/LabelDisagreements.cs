using PensionsAi.Classification.Domain;

namespace PensionsAi.Classification.Train;

/// <summary>
/// Finds texts that were probably labelled wrong, by confident learning (Northcutt, Jiang and Chuang 2021): a text counts for
/// another label when that one's score reaches what texts that truly carry it have on average. The average is the label's
/// own, so a label that a model is never sure of does not come out as full of mistakes.
/// </summary>
internal static class LabelDisagreements
{
    /// <summary>The doubted texts, the surest mistakes first.</summary>
    /// <param name="predictions">Of models that had not seen the texts: from <see cref="Evaluation.CrossValidate"/>.</param>
    public static IReadOnlyList<LabelDisagreement> Find(IReadOnlyList<Prediction> predictions)
    {
        var usual = predictions
            .SelectMany(prediction => prediction.Truth.Labels.Select(code => (Code: code, Score: ScoreOf(prediction, code))))
            .GroupBy(entry => entry.Code, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Average(entry => entry.Score), StringComparer.Ordinal);
        return
        [
            .. predictions
                .Select(prediction => Find(prediction, usual))
                .OfType<LabelDisagreement>()
                .OrderByDescending(disagreement => disagreement.Suggested.Score - disagreement.GivenScore)
                .ThenBy(disagreement => disagreement.Text.Text, StringComparer.Ordinal),
        ];
    }

    private static LabelDisagreement? Find(Prediction prediction, Dictionary<string, double> usual)
    {
        var confident = prediction.Answer.All
            .Where(label => usual.TryGetValue(label.Code, out var score) && label.Score >= score)
            .ToArray();
        // A text whose own label is among the confident ones is at most short of a label, not labelled wrong.
        if (confident.Length == 0 || confident.Any(label => prediction.Truth.Labels.Contains(label.Code)))
            return null;
        return new LabelDisagreement(
            prediction.Truth, prediction.Truth.Primary, ScoreOf(prediction, prediction.Truth.Primary), confident[0]);
    }

    private static double ScoreOf(Prediction prediction, string code) =>
        prediction.Answer.All.Where(label => label.Code == code).Select(label => label.Score).FirstOrDefault();
}
