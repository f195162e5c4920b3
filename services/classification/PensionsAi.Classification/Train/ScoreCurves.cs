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

    /// <summary>
    /// The logistic curve that fits the points, by Newton's method, with Platt's smoothed targets: a few points that a line
    /// parts would otherwise ask for an endless slope.
    /// </summary>
    /// <param name="points">The points.</param>
    /// <param name="scale">The scale that the points' log-odds were made with.</param>
    public static Calibration FitLogistic(IReadOnlyList<CurvePoint> points, double scale)
    {
        // A curve that falls would turn the order of the labels round: then it is fitted without that slope.
        var both = Fit(points, [1, 1, 1]);
        if (both is [>= 0, >= 0, _])
            return new Calibration(scale, both[0], both[1], both[2]);
        var single = Fit(points, [1, 0, 1]);
        return single is [> 0, _, _] && double.IsFinite(single[2])
            ? new Calibration(scale, single[0], 0, single[2])
            : Calibration.None with { Scale = scale };
    }

    private static double[] Fit(IReadOnlyList<CurvePoint> points, ReadOnlySpan<double> used)
    {
        double applies = points.Count(point => point.Applies);
        var (one, zero) = ((applies + 1) / (applies + 2), 1 / (points.Count - applies + 2));
        double[] curve = [used[0], 0, 0];
        Span<double> inputs = stackalloc double[3];
        for (var step = 0; step < Newton; step++)
        {
            // The small diagonal keeps the step finite where the points say nothing.
            var (gradient, curvature) = (new double[3], new double[,] { { 1e-6, 0, 0 }, { 0, 1e-6, 0 }, { 0, 0, 1e-6 } });
            foreach (var point in points)
            {
                (inputs[0], inputs[1], inputs[2]) = (point.LogOdds * used[0], point.Margin * used[1], used[2]);
                var probability = Calibration.Logistic((curve[0] * inputs[0]) + (curve[1] * inputs[1]) + curve[2]);
                var error = probability - (point.Applies ? one : zero);
                for (var i = 0; i < 3; i++)
                {
                    gradient[i] += error * inputs[i];
                    for (var j = 0; j < 3; j++)
                        curvature[i, j] += probability * (1 - probability) * inputs[i] * inputs[j];
                }
            }

            var change = Solve(curvature, gradient);
            if (!Descend(points, one, zero, curve, change))
                break;
        }

        return curve;
    }

    // A whole Newton step can overshoot into where the curve is flat, and never come back: it is halved until the loss falls.
    private static bool Descend(IReadOnlyList<CurvePoint> points, double one, double zero, double[] curve, double[] change)
    {
        var before = CurveLoss(points, one, zero, curve);
        for (var factor = 1.0; factor > 1e-6; factor /= 2)
        {
            double[] next = [curve[0] - (factor * change[0]), curve[1] - (factor * change[1]), curve[2] - (factor * change[2])];
            if (CurveLoss(points, one, zero, next) < before - 1e-9)
            {
                next.CopyTo(curve, 0);
                return true;
            }
        }

        return false;
    }

    private static double CurveLoss(IReadOnlyList<CurvePoint> points, double one, double zero, double[] curve)
    {
        double loss = 0;
        foreach (var point in points)
        {
            var value = (curve[0] * point.LogOdds) + (curve[1] * point.Margin) + curve[2];
            // ln(1 + e^v) − target · v, without overflow.
            loss += Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value))) - ((point.Applies ? one : zero) * value);
        }

        return loss;
    }

    // Cramer's rule: three unknowns.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var whole = Determinant(matrix);
        var solution = new double[3];
        for (var column = 0; column < 3; column++)
        {
            var replaced = (double[,])matrix.Clone();
            for (var row = 0; row < 3; row++)
                replaced[row, column] = right[row];
            solution[column] = Determinant(replaced) / whole;
        }

        return solution;
    }

    private static double Determinant(double[,] m) =>
        (m[0, 0] * ((m[1, 1] * m[2, 2]) - (m[1, 2] * m[2, 1])))
        - (m[0, 1] * ((m[1, 0] * m[2, 2]) - (m[1, 2] * m[2, 0])))
        + (m[0, 2] * ((m[1, 0] * m[2, 1]) - (m[1, 1] * m[2, 0])));

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
