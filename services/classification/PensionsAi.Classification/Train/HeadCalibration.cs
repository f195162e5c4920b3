using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>Fits a head's calibration and thresholds to margins of texts that the weights had not seen.</summary>
internal static class HeadCalibration
{
    /// <summary>
    /// The likeliest labels of each text, to which the curve is fitted. Fitted to all, it would mostly say how impossible the
    /// impossible ones are.
    /// </summary>
    private const int CalibratedRanks = 2;

    /// <summary>A category head whose scores are the probability that a label is among a text's labels.</summary>
    /// <param name="head">The head as trained.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="margins">Their margins; the head's come first.</param>
    public static LinearHead FitCategory(LinearHead head, IReadOnlyList<LabelledText> texts, float[][] margins)
    {
        var classes = head.Classes.Count;
        var own = margins.Select(row => row[..classes]).ToArray();
        var scale = ScoreCurves.FitScale(own, [.. texts.Select(text => IndexOf(head, text.Primary))]);
        var logOdds = new double[classes];
        var points = new List<CurvePoint>(texts.Count * classes);
        for (var i = 0; i < texts.Count; i++)
        {
            Calibration.LogOdds(own[i], scale, logOdds);
            foreach (var label in Enumerable.Range(0, classes).OrderByDescending(label => own[i][label]).Take(CalibratedRanks))
                points.Add(new CurvePoint(logOdds[label], own[i][label], texts[i].Labels.Contains(head.Classes[label])));
        }

        var calibration = ScoreCurves.FitLogistic(points, scale);
        return head with { Calibration = calibration, Thresholds = Thresholds(texts, head, own, calibration) };
    }

    /// <summary>A sentiment head whose scores share 1 among the classes; the highest is always the answer.</summary>
    /// <param name="head">The head as trained.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="margins">Their margins.</param>
    /// <param name="offset">Where the head's margins begin.</param>
    public static LinearHead FitSentiment(LinearHead head, IReadOnlyList<LabelledText> texts, float[][] margins, int offset)
    {
        var scale = ScoreCurves.FitScale(
            [.. margins.Select(row => row.AsSpan(offset, head.Classes.Count).ToArray())],
            [.. texts.Select(text => IndexOf(head, text.Sentiment!))]);
        return head with { Calibration = Calibration.None with { Scale = scale } };
    }

    private static float[] Thresholds(
        IReadOnlyList<LabelledText> texts, LinearHead head, float[][] margins, Calibration calibration)
    {
        var classes = head.Classes.Count;
        var byLabel = Enumerable.Range(0, classes).Select(_ => new (double Score, bool Applies)[texts.Count]).ToArray();
        var scores = new double[classes];
        for (var i = 0; i < texts.Count; i++)
        {
            calibration.Apply(margins[i], scores);
            for (var label = 0; label < classes; label++)
                byLabel[label][i] = (scores[label], texts[i].Labels.Contains(head.Classes[label]));
        }

        var pooled = ThresholdCounts.Of(byLabel.SelectMany(points => points));
        return [.. byLabel.Select(points => ThresholdCounts.Of(points).Best(pooled))];
    }

    private static int IndexOf(LinearHead head, string code) =>
        head.Classes.Index().First(entry => entry.Item == code).Index;
}
