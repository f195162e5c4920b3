namespace PensionsAi.FormGenerator.Scanning;

/// <summary>Where a page was folded.</summary>
/// <param name="IsLevel">Whether the fold runs from left to right.</param>
/// <param name="Place">Where, as a share of the page's height or width.</param>
/// <param name="Shadow">How much darker the page is beside it, 0 to 1; below 0 on the other side.</param>
/// <param name="Crease">How much darker the crease itself is; below 0 it shines.</param>
public sealed record Fold(bool IsLevel, double Place, double Shadow, double Crease)
{
    private const double ShadowReach = 25;
    private const double CreaseWidth = 0.25;

    /// <summary>A fold of a letter: in halves or thirds, not quite where it should be.</summary>
    public static Fold Vary(Random random)
    {
        double[] places = [1 / 3.0, 0.5, 2 / 3.0];
        return new Fold(
            random.Next(4) > 0,
            places[random.Next(3)] + 0.06 * (random.NextDouble() - 0.5),
            0.3 * random.NextEither(),
            0.25 - 0.35 * random.NextDouble());
    }

    /// <summary>The light that is left of 1 at so many millimetres from the fold, below 0 before it.</summary>
    internal double Light(double distance)
    {
        var isShaded = Shadow > 0 ? distance > 0 : distance < 0;
        var shadow = isShaded ? Math.Abs(Shadow) * Math.Exp(-Math.Abs(distance) / ShadowReach) : 0;
        return (1 - shadow) * (1 - Crease * Math.Exp(-Math.Pow(distance / CreaseWidth, 2)));
    }
}
