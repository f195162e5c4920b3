using OpenCvSharp;
using OpenCvSharp.Aruco;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>Finds the registration marks, however the page lies, in positives and negatives.</summary>
internal static class MarkFinder
{
    /// <summary>Longer side of the picture in which is looked first: a mark of an A4 then has 57 pixels a side.</summary>
    private const int QuickSide = 1700;

    /// <summary>Marks of one page differ in size by perspective alone: a photo at a slant.</summary>
    private const double MaxSizeRatio = 2.5;

    static MarkFinder() =>
        // Each call brings its own thread.
        Cv2.SetNumThreads(1);

    /// <summary>The marks of a picture.</summary>
    public static FoundMarks Find(Mat picture)
    {
        var best = new FoundMarks([], IsNegative: false);
        var quick = Math.Min(1, (double)QuickSide / Math.Max(picture.Width, picture.Height));
        foreach (var scale in quick < 1 ? [quick, 1.0] : new[] { 1.0 })
        {
            foreach (var isNegative in new[] { false, true })
            {
                var marks = Detect(picture, scale, isNegative);
                if (marks.Count > best.Marks.Count)
                    best = new FoundMarks(marks, isNegative);
                if (best.Marks.Count >= FormLayout.MarksPerPage)
                    return best;
            }
        }

        return best;
    }

    private static List<FoundMark> Detect(Mat picture, double scale, bool isNegative)
    {
        using var scaled = new Mat();
        if (scale < 1)
            Cv2.Resize(picture, scaled, default, scale, scale, InterpolationFlags.Area);
        else
            picture.CopyTo(scaled);
        if (isNegative)
            Cv2.BitwiseNot(scaled, scaled);

        using var dictionary = MarkPattern.OpenDictionary();
        using var detector = new ArucoDetector(
            dictionary, new DetectorParameters { CornerRefinementMethod = CornerRefineMethod.Subpix }, new RefineParameters());
        detector.DetectMarkers(scaled, out var corners, out var ids, out _);
        var marks = ids.Zip(corners, (id, four) => new FoundMark(id, Array.ConvertAll(four, corner => Original(corner, scale)))).ToList();
        return OfOneSize(marks);
    }

    // A pixel's middle stays its middle when the picture is scaled.
    private static Point2f Original(Point2f corner, double scale) =>
        new((float)((corner.X + 0.5) / scale - 0.5), (float)((corner.Y + 0.5) / scale - 0.5));

    /// <summary>What is much smaller than the largest is a pattern in something else that happens to look like a mark.</summary>
    private static List<FoundMark> OfOneSize(List<FoundMark> marks)
    {
        var largest = marks.Count == 0 ? 0 : marks.Max(Side);
        return [.. marks.Where(mark => Side(mark) * MaxSizeRatio >= largest)];
    }

    private static double Side(FoundMark mark) => Math.Sqrt(Math.Abs(Cv2.ContourArea(mark.Corners)));
}
