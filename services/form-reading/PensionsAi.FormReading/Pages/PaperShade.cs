using OpenCvSharp;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>How bright the paper is at each place of a page at <see cref="BlankPages.PixelsPerMillimetre"/>, so that shadows are no ink.</summary>
internal static class PaperShade
{
    /// <summary>
    /// The paper's brightness is that of the brightest within so many millimetres: nothing in a field is as wide, not even a tick box
    /// filled with ink, and shadows of folds, which fade within a few of them, are not taken for ink.
    /// </summary>
    private const int Reach = 7;

    /// <summary>How much darker than the paper around it each place is, 0 to 255.</summary>
    /// <param name="grey">Dark ink on bright paper.</param>
    public static Mat Darkness(Mat grey)
    {
        const double millimetre = 1.0 / BlankPages.PixelsPerMillimetre;
        using var small = new Mat();
        Cv2.Resize(grey, small, default, millimetre, millimetre, InterpolationFlags.Area);
        using var kernel = Cv2.GetStructuringElement(MorphShapes.Rect, new Size(Reach, Reach));
        Cv2.MorphologyEx(small, small, MorphTypes.Close, kernel);
        // A fold's shadow begins at once, and a median keeps its edge.
        Cv2.MedianBlur(small, small, 3);
        using var paper = new Mat();
        Cv2.Resize(small, paper, grey.Size(), 0, 0, InterpolationFlags.Linear);
        var darkness = new Mat();
        Cv2.Divide(grey, paper, darkness, 255);
        Cv2.BitwiseNot(darkness, darkness);
        return darkness;
    }
}
