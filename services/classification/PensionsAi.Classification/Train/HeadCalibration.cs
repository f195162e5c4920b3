using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>Fits a head's calibration and thresholds to margins of texts that the weights had not seen.</summary>
internal static class HeadCalibration
{
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
        var points = new List<(double LogOdds, bool Applies)>(texts.Count * classes);
        for (var i = 0; i < texts.Count; i++)
        {
            Calibration.LogOdds(own[i], scale, logOdds);
            points.AddRange(logOdds.Select((value, label) => (value, texts[i].Labels.Contains(head.Classes[label]))));
        }

        var (slope, intercept) = ScoreCurves.FitLogistic(points);
        var calibration = new Calibration(scale, slope, intercept);
        var thresholds = Enumerable.Range(0, classes).Select(label => ScoreCurves.BestThreshold(
            [.. points.Where((_, index) => index % classes == label)
                .Select(point => (Calibration.Logistic((slope * point.LogOdds) + intercept), point.Applies))]));
        return head with { Calibration = calibration, Thresholds = [.. thresholds] };
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
            [.. texts.Select(text => IndexOf(head, text.Sentiment))]);
        return head with { Calibration = new Calibration(scale, 1, 0) };
    }

    private static int IndexOf(LinearHead head, string code) =>
        head.Classes.Index().First(entry => entry.Item == code).Index;
}
