using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>
/// Reads tick boxes by how much ink is in them that the blank has not, and whether it is everywhere. Where the numbers are near
/// a border, confidence falls to a half, and a person looks.
/// </summary>
internal static class TickReader
{
    /// <summary>Ink is darker than the paper by this much of 255.</summary>
    private const double InkDarkness = 50;

    /// <summary>So much may be a pencil, or dirt: no box with it is surely empty.</summary>
    private const double FaintDarkness = 24;

    /// <summary>Beside a tick that was made with a pen, what has less than this of its darkness is dirt, or the other side's print.</summary>
    private const double FaintShareOfPen = 0.25;

    /// <summary>The scanner's noise is finer than any stroke. Pixels.</summary>
    private const double NoiseBlur = 1;

    /// <summary>The frame and what is left of it are not looked at. Millimetres.</summary>
    private const double Inset = 0.6;

    /// <summary>Beside the box: a tick that missed it.</summary>
    private const double Beside = 1.5;

    /// <summary>Share of the box from which ink is a tick.</summary>
    private const double LeastTick = 0.02;

    /// <summary>Share of the box from which what is faint is more probably a tick than not.</summary>
    private const double LeastFaintTick = 0.05;

    /// <summary>Share of the box, inked beside it, from which a tick has more probably missed the box than not.</summary>
    private const double LeastBeside = 0.06;

    /// <summary>A cross, however thick, leaves a place free that is so many millimetres away from ink; a filled box does not.</summary>
    private const double LeastFree = 0.45;

    private const double DoubtfulConfidence = 0.6;
    private const double Steepness = 4;

    /// <summary>Of lengths: they differ by less than areas do.</summary>
    private const double LengthSteepness = 8;

    private const double LeastShare = 0.001;

    /// <summary>Reads a box.</summary>
    /// <param name="page">The page.</param>
    /// <param name="box">The box.</param>
    /// <param name="place">Where it was found.</param>
    /// <param name="pen">Darkness of a tick in another box of the same group, 0 to 255; 0 when none is known.</param>
    public static TickReading Read(PrintedPage page, MillimetreBox box, FieldPlace place, double pen = 0)
    {
        if (!place.IsReadable)
            return new TickReading(TickState.Empty, 0);
        var around = PixelArea.Of(box, Beside, page.Size);
        var inside = PixelArea.Of(box, -Inset, page.Size);
        using var ink = page.Ink(around, place);
        Cv2.GaussianBlur(ink, ink, new Size(0, 0), NoiseBlur);
        using var inner = ink[new Rect(inside.X - around.X, inside.Y - around.Y, inside.Width, inside.Height)].Clone();
        using var isInk = new Mat();
        Cv2.Threshold(inner, isInk, InkDarkness, 255, ThresholdTypes.Binary);
        var share = Share(inner, InkDarkness);
        if (share >= LeastTick)
        {
            var darkness = Cv2.Mean(inner, isInk).Val0;
            var free = LargestFree(isInk);
            var isFilled = Sureness(free, LeastFree, LengthSteepness);
            return free < LeastFree
                ? new TickReading(TickState.InkedOut, isFilled, darkness)
                : new TickReading(TickState.Ticked, Math.Min(Sureness(share, LeastTick), isFilled), darkness);
        }

        // What is faint inside, or dark beside, may be meant.
        var faint = Share(inner, Math.Clamp(pen * FaintShareOfPen, FaintDarkness, InkDarkness));
        if (faint >= LeastFaintTick)
            return new TickReading(TickState.Ticked, DoubtfulConfidence);
        var beside = (Share(ink, InkDarkness) * ink.Total() - share * inner.Total()) / inner.Total();
        return new TickReading(
            TickState.Empty, Math.Min(Sureness(Math.Max(share, faint * LeastTick / LeastFaintTick), LeastTick), Sureness(beside, LeastBeside)));
    }

    /// <summary>1 far from a border, a half on it.</summary>
    private static double Sureness(double share, double border, double steepness = Steepness) =>
        1 / (1 + Math.Exp(-steepness * Math.Abs(Math.Log(Math.Max(share, LeastShare) / border))));

    private static double Share(Mat ink, double darkness)
    {
        using var isInk = new Mat();
        Cv2.Threshold(ink, isInk, darkness, 255, ThresholdTypes.Binary);
        return (double)Cv2.CountNonZero(isInk) / ink.Total();
    }

    /// <summary>Millimetres from ink of the place that is farthest from it.</summary>
    private static double LargestFree(Mat isInk)
    {
        using var isFree = new Mat();
        Cv2.BitwiseNot(isInk, isFree);
        using var distances = new Mat();
        Cv2.DistanceTransform(isFree, distances, DistanceTypes.L2, DistanceTransformMasks.Mask5);
        Cv2.MinMaxLoc(distances, out _, out double largest);
        return largest / BlankPages.PixelsPerMillimetre;
    }
}
