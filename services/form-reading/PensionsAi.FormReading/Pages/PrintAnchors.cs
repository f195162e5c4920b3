using OpenCvSharp;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>
/// Finds pieces of the blank's print on a page that lies about right, and lays it by them: for pages of which most marks were
/// cut off or covered.
/// </summary>
internal static class PrintAnchors
{
    private const int Halves = 2;
    private const double Density = (double)BlankPages.PixelsPerMillimetre / Halves;

    /// <summary>Size of a piece, in millimetres: it holds a few words, or a box with its label.</summary>
    private const double Width = 24;
    private const double Height = 12;

    /// <summary>How far from its place a piece may be, in millimetres. Cells stand 7.5 mm apart: beyond, one would be taken for the next.</summary>
    private const double Reach = 6;

    /// <summary>Share of a piece that is print. With less it says little, and with more it is a block like any other.</summary>
    private const double LeastPrint = 0.02;
    private const double MostPrint = 0.5;

    private const double MinDarkness = 60;
    private const double LeastLikeness = 0.55;

    /// <summary>Millimetres by which a piece may miss where the others say that it is.</summary>
    private const double MaxError = 0.7;

    /// <summary>Pieces that must agree.</summary>
    private const int LeastPieces = 10;
    private const double LeastAgreement = 0.6;

    /// <summary>A better homography from the straight page to the picture; null when the print is not there.</summary>
    /// <param name="toPicture">One that is a few millimetres off at most.</param>
    /// <param name="darkness">The page as that lays it.</param>
    /// <param name="blank">The blank.</param>
    public static Mat? Refine(Mat toPicture, Mat darkness, GreyPicture blank)
    {
        var pieces = Find(darkness, blank);
        if (pieces.Count < LeastPieces)
            return null;
        using var inliers = new Mat();
        using var correction = Cv2.FindHomography(
            pieces.Select(piece => piece.There), pieces.Select(piece => piece.Found), HomographyMethods.Ransac, MaxError * BlankPages.PixelsPerMillimetre, inliers);
        return correction.Empty() || Cv2.CountNonZero(inliers) < Math.Max(LeastPieces, LeastAgreement * pieces.Count)
            ? null
            : (toPicture * correction).ToMat();
    }

    private static List<(Point2d There, Point2d Found)> Find(Mat darkness, GreyPicture blank)
    {
        using var grey = Mat.FromPixelData(blank.Height, blank.Width, MatType.CV_8UC1, blank.Pixels);
        using var print = new Mat();
        Cv2.BitwiseNot(grey, print);
        Cv2.Resize(print, print, default, 1.0 / Halves, 1.0 / Halves, InterpolationFlags.Area);
        using var page = new Mat();
        Cv2.Resize(darkness, page, print.Size(), 0, 0, InterpolationFlags.Area);
        const int reach = (int)(Reach * Density);
        const int width = (int)(Width * Density);
        const int height = (int)(Height * Density);
        var (right, bottom) = (print.Width - reach - width, print.Height - reach - height);
        var pieces = new List<(Point2d There, Point2d Found)>();
        for (var y = reach; y < bottom; y += height)
        {
            for (var x = reach; x < right; x += width)
            {
                using var piece = print[new Rect(x, y, width, height)];
                using var window = page[new Rect(x - reach, y - reach, width + 2 * reach, height + 2 * reach)];
                if (PrintShare(piece) is >= LeastPrint and <= MostPrint && Match(window, piece) is { } shift)
                    pieces.Add((Middle(x, y), Middle(x + shift.X - reach, y + shift.Y - reach)));
            }
        }

        return pieces;

        Point2d Middle(int x, int y) => new((x + width / 2.0) * Halves, (y + height / 2.0) * Halves);
    }

    private static double PrintShare(Mat piece)
    {
        using var isPrint = new Mat();
        Cv2.Threshold(piece, isPrint, MinDarkness, 255, ThresholdTypes.Binary);
        return (double)Cv2.CountNonZero(isPrint) / isPrint.Total();
    }

    private static Point? Match(Mat window, Mat piece)
    {
        using var scores = new Mat();
        Cv2.MatchTemplate(window, piece, scores, TemplateMatchModes.CCoeffNormed);
        Cv2.MinMaxLoc(scores, out _, out var best, out _, out var place);
        return best >= LeastLikeness ? place : null;
    }
}
