using OpenCvSharp;

namespace PensionsAi.FormGenerator.Writing;

/// <summary>A line as a hand draws it: through its points without a corner, now thicker and now thinner.</summary>
/// <param name="points">At least two, in millimetres of the page.</param>
internal sealed class Curve(IReadOnlyList<(double X, double Y)> points)
{
    private const int Steps = 12;
    private const int Shift = 4;
    private const double Pressure = 0.2;
    private const int Margin = 8;

    /// <summary>Draws it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="density">Pixels a millimetre.</param>
    /// <param name="pen">What with.</param>
    /// <param name="random">For the hand's pressure.</param>
    public void Draw(Mat page, double density, Pen pen, Random random)
    {
        var smooth = Smooth().Select(point => new Point2d(point.X * density, point.Y * density)).ToList();
        var left = (int)smooth.Min(point => point.X) - Margin;
        var top = (int)smooth.Min(point => point.Y) - Margin;
        using var mask = new Mat(
            (int)smooth.Max(point => point.Y) + Margin - top, (int)smooth.Max(point => point.X) + Margin - left, MatType.CV_8UC1, Scalar.Black);
        var (phase, speed) = (random.NextDouble() * Math.Tau, 0.05 + 0.15 * random.NextDouble());
        for (var i = 1; i < smooth.Count; i++)
        {
            var width = pen.Width * density * (1 + Pressure * Math.Sin(phase + speed * i));
            Cv2.Line(mask, At(smooth[i - 1]), At(smooth[i]), Scalar.White, Math.Max(1, (int)Math.Round(width)), LineTypes.AntiAlias, Shift);
        }

        pen.Press(page, mask, left, top, random);

        Point At(Point2d point) => new((int)((point.X - left) * (1 << Shift)), (int)((point.Y - top) * (1 << Shift)));
    }

    /// <summary>Catmull and Rom's spline through the points.</summary>
    private IEnumerable<(double X, double Y)> Smooth()
    {
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (before, from, to, after) = (points[Math.Max(0, i - 1)], points[i], points[i + 1], points[Math.Min(points.Count - 1, i + 2)]);
            for (var step = 0; step < Steps; step++)
            {
                var t = (double)step / Steps;
                yield return (Between(before.X, from.X, to.X, after.X, t), Between(before.Y, from.Y, to.Y, after.Y, t));
            }
        }

        yield return points[^1];
    }

    private static double Between(double before, double from, double to, double after, double t) =>
        0.5 * (2 * from + (to - before) * t + (2 * before - 5 * from + 4 * to - after) * t * t + (3 * from - before - 3 * to + after) * t * t * t);
}
