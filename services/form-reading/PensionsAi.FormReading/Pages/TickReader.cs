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

    /// <summary>The frame and what is left of it are not looked at. Millimetres.</summary>
    private const double Inset = 0.6;

    /// <summary>Beside the box: a tick that missed it.</summary>
    private const double Beside = 1.5;

    /// <summary>Share of the box from which ink is a tick.</summary>
    private const double LeastTick = 0.02;

    /// <summary>Share of the emptiest ninth of the box from which it has been filled: a cross, however thick, leaves some empty.</summary>
    private const double LeastFill = 0.42;

    private const double Steepness = 4;
    private const double LeastShare = 0.001;

    /// <summary>Reads a box.</summary>
    public static TickReading Read(PrintedPage page, MillimetreBox box, FieldPlace place)
    {
        if (!place.IsFound)
            return new TickReading(TickState.Empty, 0);
        var around = PixelArea.Of(box, Beside, page.Size);
        var inside = PixelArea.Of(box, -Inset, page.Size);
        using var ink = page.Ink(around, place);
        using var inner = ink[new Rect(inside.X - around.X, inside.Y - around.Y, inside.Width, inside.Height)];

        var share = Share(inner, InkDarkness);
        var emptiest = EmptiestNinth(inner);
        if (share >= LeastTick)
        {
            var isTick = Sureness(share, LeastTick);
            var isFill = Sureness(emptiest, LeastFill);
            return emptiest >= LeastFill
                ? new TickReading(TickState.InkedOut, isFill)
                : new TickReading(TickState.Ticked, Math.Min(isTick, isFill));
        }

        // What is faint inside, or dark beside, may be meant.
        var faint = Sureness(Math.Max(share, Share(inner, FaintDarkness) / 4), LeastTick);
        var beside = Sureness((Share(ink, InkDarkness) * ink.Width * ink.Height - share * inner.Width * inner.Height) / (inner.Width * inner.Height) / 3, LeastTick);
        return new TickReading(TickState.Empty, Math.Min(faint, beside));
    }

    /// <summary>1 far from a border, a half on it.</summary>
    private static double Sureness(double share, double border) =>
        1 / (1 + Math.Exp(-Steepness * Math.Abs(Math.Log(Math.Max(share, LeastShare) / border))));

    private static double Share(Mat ink, double darkness)
    {
        using var isInk = new Mat();
        Cv2.Threshold(ink, isInk, darkness, 255, ThresholdTypes.Binary);
        return (double)Cv2.CountNonZero(isInk) / (ink.Width * ink.Height);
    }

    private static double EmptiestNinth(Mat ink)
    {
        const int parts = 3;
        var least = 1.0;
        for (var part = 0; part < parts * parts; part++)
        {
            var (row, column) = (part / parts, part % parts);
            var (left, top) = (column * ink.Width / parts, row * ink.Height / parts);
            using var ninth = ink[new Rect(left, top, (column + 1) * ink.Width / parts - left, (row + 1) * ink.Height / parts - top)];
            least = Math.Min(least, Share(ninth, InkDarkness));
        }

        return least;
    }
}
