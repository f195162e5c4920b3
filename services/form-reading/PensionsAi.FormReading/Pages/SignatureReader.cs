using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>Reads whether somebody has signed: by how much ink there is in the box, how far it reaches, and whether it is more than a line or a cross.</summary>
internal static class SignatureReader
{
    /// <summary>Ink is darker than the paper by this much of 255; print that shines through from the other side is not.</summary>
    private const double InkDarkness = 56;

    /// <summary>The scanner's noise is finer than any stroke. Pixels.</summary>
    private const double NoiseBlur = 1;

    private const double Inset = 0.8;

    /// <summary>Ink from which it is a signature, in square millimetres; initials have ten, a speck or a date stamp's edge one.</summary>
    private const double LeastInk = 3;

    /// <summary>No name is shorter, in millimetres.</summary>
    private const double LeastWidth = 6;

    /// <summary>
    /// Signatures leave the box by a little. What reaches farther, or stands there, is a stamp or another's writing: from this much
    /// ink on, in square millimetres between these distances from the box in millimetres, a person looks.
    /// </summary>
    private const double MostInkAround = 2.8;
    private const double AroundFrom = 2.5;
    private const double AroundTo = 5.5;

    /// <summary>Ink that lies along two straight lines to this share is a line, or a cross over the box, and no name.</summary>
    private const double MostStraight = 0.85;

    /// <summary>How far from a line ink may lie that is a part of it. Millimetres.</summary>
    private const double LineReach = 0.6;

    private const double Steepness = 3;
    private const double DoubtfulConfidence = 0.6;
    private const double Speck = 0.1;

    /// <summary>Whether somebody has signed, and how sure that is, 0 to 1.</summary>
    public static (bool IsSigned, double Confidence) Read(PrintedPage page, MillimetreBox box, FieldPlace place)
    {
        if (!place.IsFound)
            return (false, 0);
        const int density = BlankPages.PixelsPerMillimetre;
        using var isInk = IsInk(page, PixelArea.Of(box, -Inset, page.Size), place);
        var (area, left, right) = (0, int.MaxValue, 0);
        foreach (var blob in Cv2.ConnectedComponentsEx(isInk).Blobs.Skip(1).Where(blob => blob.Area >= Speck * density * density))
        {
            area += blob.Area;
            left = Math.Min(left, blob.Left);
            right = Math.Max(right, blob.Left + blob.Width);
        }

        var millimetres = (double)area / (density * density);
        var sureness = 1 / (1 + Math.Exp(-Steepness * Math.Abs(Math.Log(Math.Max(millimetres, 0.05) / LeastInk))));
        var isSigned = millimetres >= LeastInk;
        return isSigned && (right - left < LeastWidth * density || StraightShare(isInk) > MostStraight || InkAround(page, box, place) > MostInkAround)
            ? (true, Math.Min(sureness, DoubtfulConfidence))
            : (isSigned, sureness);
    }

    /// <summary>Share of the ink that lies along two straight lines.</summary>
    private static double StraightShare(Mat isInk)
    {
        const int lines = 2;
        const double angle = Math.PI / 180;
        using var rest = isInk.Clone();
        var all = Cv2.CountNonZero(rest);
        var length = rest.Width + rest.Height;
        for (var taken = 0; taken < lines && Cv2.HoughLines(rest, rho: 2, angle, threshold: BlankPages.PixelsPerMillimetre) is { Length: > 0 } found; taken++)
        {
            // The first has most of the ink.
            var (sine, cosine) = Math.SinCos(found[0].Theta);
            var (x, y) = (found[0].Rho * cosine, found[0].Rho * sine);
            Cv2.Line(
                rest,
                new Point(x - (length * sine), y + (length * cosine)),
                new Point(x + (length * sine), y - (length * cosine)),
                Scalar.Black,
                (int)(2 * LineReach * BlankPages.PixelsPerMillimetre));
        }

        return 1 - (Cv2.CountNonZero(rest) / (double)Math.Max(1, all));
    }

    /// <summary>Square millimetres of ink around the box.</summary>
    private static double InkAround(PrintedPage page, MillimetreBox box, FieldPlace place)
    {
        const double squareMillimetre = BlankPages.PixelsPerMillimetre * BlankPages.PixelsPerMillimetre;
        var (outer, inner) = (PixelArea.Of(box, AroundTo, page.Size), PixelArea.Of(box, AroundFrom, page.Size));
        using var isInk = IsInk(page, outer, place);
        Cv2.Rectangle(isInk, new Rect(inner.X - outer.X, inner.Y - outer.Y, inner.Width, inner.Height), Scalar.Black, -1);
        return Cv2.CountNonZero(isInk) / squareMillimetre;
    }

    /// <summary>White where there is ink. The caller disposes it.</summary>
    private static Mat IsInk(PrintedPage page, Rect area, FieldPlace place)
    {
        var ink = page.Ink(area, place);
        Cv2.GaussianBlur(ink, ink, new Size(0, 0), NoiseBlur);
        Cv2.Threshold(ink, ink, InkDarkness, 255, ThresholdTypes.Binary);
        return ink;
    }
}
