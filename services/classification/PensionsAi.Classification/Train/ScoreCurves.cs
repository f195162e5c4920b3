using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>Fits the few numbers that turn margins into scores.</summary>
internal static class ScoreCurves
{
    private const int Newton = 50;

    /// <summary>The factor on the margins with which a softmax makes the right classes most likely: 0.05 to 50.</summary>
    public static double FitScale(IReadOnlyList<float[]> margins, IReadOnlyList<int> answers)
    {
        var (low, high) = (Math.Log(0.05), Math.Log(50));
        var ratio = (Math.Sqrt(5) - 1) / 2;
        // The loss is convex in the factor, so a golden-section search finds its one minimum.
        while (high - low > 1e-4)
        {
            var (left, right) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
            if (Loss(margins, answers, Math.Exp(left)) < Loss(margins, answers, Math.Exp(right)))
                high = right;
            else
                low = left;
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>Slope and intercept of the logistic curve that fits the points, by Newton's method.</summary>
    public static (double Slope, double Intercept) FitLogistic(IReadOnlyList<(double LogOdds, bool Applies)> points)
    {
        double slope = 1, intercept = 0;
        for (var step = 0; step < Newton; step++)
        {
            // The small diagonal keeps the step finite when the points say nothing.
            double gradientSlope = 0, gradientIntercept = 0, slopes = 1e-9, mixed = 0, intercepts = 1e-9;
            foreach (var (logOdds, applies) in points)
            {
                var probability = Calibration.Logistic((slope * logOdds) + intercept);
                var error = probability - (applies ? 1 : 0);
                var curvature = probability * (1 - probability);
                gradientSlope += error * logOdds;
                gradientIntercept += error;
                slopes += curvature * logOdds * logOdds;
                mixed += curvature * logOdds;
                intercepts += curvature;
            }

            var determinant = (slopes * intercepts) - (mixed * mixed);
            var changeSlope = ((intercepts * gradientSlope) - (mixed * gradientIntercept)) / determinant;
            var changeIntercept = ((slopes * gradientIntercept) - (mixed * gradientSlope)) / determinant;
            slope -= changeSlope;
            intercept -= changeIntercept;
            if (Math.Abs(changeSlope) + Math.Abs(changeIntercept) < 1e-10)
                break;
        }

        // A curve that falls would turn the order of the labels round: then the softmax is left as it is.
        return slope > 0 && double.IsFinite(intercept) ? (slope, intercept) : (1, 0);
    }

    /// <summary>The threshold with the best F1 among 0.20, 0.25 … 0.60; the higher one of equals.</summary>
    public static float BestThreshold(IReadOnlyList<(double Score, bool Applies)> points)
    {
        var best = (Threshold: 0f, F1: -1.0);
        for (var step = 0; step <= 8; step++)
        {
            var threshold = MathF.Round(0.20f + (0.05f * step), 2);
            var hits = points.Count(point => point.Applies && point.Score >= threshold);
            var answers = points.Count(point => point.Score >= threshold);
            var f1 = 2.0 * hits / Math.Max(1, answers + points.Count(point => point.Applies));
            if (f1 >= best.F1)
                best = (threshold, f1);
        }

        return best.Threshold;
    }

    private static double Loss(IReadOnlyList<float[]> margins, IReadOnlyList<int> answers, double scale)
    {
        double loss = 0;
        for (var i = 0; i < margins.Count; i++)
        {
            var row = margins[i];
            var largest = row.Max();
            loss += Math.Log(row.Sum(margin => Math.Exp(scale * (margin - largest)))) - (scale * (row[answers[i]] - largest));
        }

        return loss;
    }
}
