using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>From places on the page to places in the picture, by the marks' corners.</summary>
internal static class MarkGeometry
{
    /// <summary>How far a mark's corner may lie from where the others say it must be: more means that something else was taken for a mark.</summary>
    private const double MaxErrorMillimetres = 2.5;

    /// <summary>
    /// So few marks lie too near to each other to tell a perspective: they say how the page is turned and how large it is, and the
    /// rest is a few millimetres off.
    /// </summary>
    public const int RoughMarks = 2;

    /// <summary>The homography from pixels of the straight page to the picture's; null when the marks do not fit together.</summary>
    /// <param name="marks">Marks of one page.</param>
    /// <param name="page">The page.</param>
    /// <param name="pixelsPerMillimetre">Of the straight page.</param>
    /// <param name="left">Where the straight picture begins on the page, in millimetres.</param>
    /// <param name="top">Where it begins from above.</param>
    public static Mat? ToPicture(IReadOnlyList<FoundMark> marks, TemplatePage page, double pixelsPerMillimetre, double left = 0, double top = 0)
    {
        var onPage = new List<Point2d>();
        var inPicture = new List<Point2d>();
        foreach (var mark in marks)
        {
            var box = FormLayout.Mark(page, FormLayout.CornerOf(mark.Id));
            foreach (var (x, y) in new[] { (box.X, box.Y), (box.X + box.Width, box.Y), (box.X + box.Width, box.Y + box.Height), (box.X, box.Y + box.Height) })
                onPage.Add(new Point2d((x - left) * pixelsPerMillimetre - 0.5, (y - top) * pixelsPerMillimetre - 0.5));
            inPicture.AddRange(mark.Corners.Select(corner => new Point2d(corner.X, corner.Y)));
        }

        var homography = marks.Count > RoughMarks ? Cv2.FindHomography(onPage, inPicture) : Similarity(onPage, inPicture);
        if (!homography.Empty() && Fits(homography, onPage, inPicture, pixelsPerMillimetre))
            return homography;
        homography.Dispose();
        return null;
    }

    private static Mat Similarity(List<Point2d> onPage, List<Point2d> inPicture)
    {
        using var from = InputArray.Create(onPage.Select(point => new Point2f((float)point.X, (float)point.Y)));
        using var to = InputArray.Create(inPicture.Select(point => new Point2f((float)point.X, (float)point.Y)));
        using var affine = Cv2.EstimateAffinePartial2D(from, to);
        var homography = new Mat();
        if (affine is null || affine.Empty())
            return homography;
        using var last = Mat.FromArray(new double[,] { { 0, 0, 1 } });
        Cv2.VConcat([affine, last], homography);
        return homography;
    }

    private static bool Fits(Mat homography, List<Point2d> onPage, List<Point2d> inPicture, double pixelsPerMillimetre)
    {
        using var back = new Mat();
        if (Cv2.Invert(homography, back) == 0)
            return false;
        var found = Cv2.PerspectiveTransform(inPicture, back);
        return found.Zip(onPage).All(pair => pair.First.DistanceTo(pair.Second) <= MaxErrorMillimetres * pixelsPerMillimetre);
    }
}
