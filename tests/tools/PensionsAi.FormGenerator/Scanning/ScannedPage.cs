using OpenCvSharp;
using PensionsAi.FormGenerator.Writing;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormGenerator.Scanning;

/// <summary>A picture of a page, and where on it each place of the page is. Dispose it; not thread-safe.</summary>
public sealed class ScannedPage : IDisposable
{
    private Mat _toPicture = Mat.Eye(3, 3, MatType.CV_64FC1).ToMat();

    /// <summary>Takes a page as it was filled in, which stays the caller's.</summary>
    public ScannedPage(Mat page) => Picture = page.Clone();

    /// <summary>Where on the page a stamp is, in pixels of the page as it was filled in; null without one.</summary>
    public RotatedRect? Stamp { get; init; }

    /// <summary>The picture.</summary>
    public Mat Picture { get; private set; }

    /// <summary>Moves all places.</summary>
    /// <param name="move">A homography of pixels.</param>
    /// <param name="size">Size of what is seen of it.</param>
    /// <param name="around">What lies around the page.</param>
    public ScannedPage Move(Mat move, Size size, int around)
    {
        var moved = new Mat();
        Cv2.WarpPerspective(Picture, moved, move, size, InterpolationFlags.Linear, BorderTypes.Constant, Scalar.All(around));
        return Replace(moved, move);
    }

    /// <summary>Scales the picture.</summary>
    public ScannedPage Resize(double x, double y)
    {
        using var move = Mat.Eye(3, 3, MatType.CV_64FC1).ToMat();
        move.Set(0, 0, x);
        move.Set(1, 1, y);
        return Replace(PageChanges.Resize(Picture, x, y), move);
    }

    /// <summary>Turns the picture by a quarter, a half or three quarters.</summary>
    public ScannedPage Turn(RotateFlags turn)
    {
        var (right, bottom) = (Picture.Width - 1.0, Picture.Height - 1.0);
        double[,] move = turn switch
        {
            RotateFlags.Rotate180 => new[,] { { -1, 0, right }, { 0, -1, bottom }, { 0, 0, 1 } },
            RotateFlags.Rotate90Clockwise => new[,] { { 0, -1, bottom }, { 1, 0, 0 }, { 0, 0, 1 } },
            _ => new[,] { { 0, 1, 0 }, { -1, 0, right }, { 0, 0, 1 } },
        };
        using var matrix = Mat.FromArray(move);
        return Replace(PageChanges.Turn(Picture, turn), matrix);
    }

    /// <summary>Changes what is seen, and no places.</summary>
    public ScannedPage Change(Func<Mat, Mat> change)
    {
        var before = Picture;
        Picture = change(before);
        before.Dispose();
        return this;
    }

    /// <summary>Whether the stamp reaches into a box of the page or this near to it, in millimetres.</summary>
    public bool IsStamped(MillimetreBox box, double around)
    {
        const double density = FilledForm.Density;
        if (Stamp is not { } stamp)
            return false;
        var whole = new RotatedRect(
            new Point2f((float)((box.X + box.Width / 2) * density), (float)((box.Y + box.Height / 2) * density)),
            new Size2f((box.Width + 2 * around) * density, (box.Height + 2 * around) * density),
            0);
        return Cv2.RotatedRectangleIntersection(stamp, whole, out _) != RectanglesIntersectTypes.None;
    }

    /// <summary>Where a box of the page is in the picture.</summary>
    /// <param name="box">The box, in millimetres of the page.</param>
    /// <param name="scale">Pixels of the file for one of the picture.</param>
    public BoundingBox BoxOf(MillimetreBox box, double scale = 1)
    {
        const double density = FilledForm.Density;
        var (left, top, right, bottom) = (box.X * density, box.Y * density, (box.X + box.Width) * density, (box.Y + box.Height) * density);
        var corners = Cv2.PerspectiveTransform([new Point2d(left, top), new(right, top), new(right, bottom), new(left, bottom)], _toPicture);
        var (x, y) = (corners.Min(corner => corner.X) * scale, corners.Min(corner => corner.Y) * scale);
        return new BoundingBox(
            (int)x, (int)y, Math.Max(1, (int)(corners.Max(corner => corner.X) * scale - x)), Math.Max(1, (int)(corners.Max(corner => corner.Y) * scale - y)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Picture.Dispose();
        _toPicture.Dispose();
    }

    private ScannedPage Replace(Mat picture, Mat move)
    {
        Picture.Dispose();
        Picture = picture;
        var place = (move * _toPicture).ToMat();
        _toPicture.Dispose();
        _toPicture = place;
        return this;
    }
}
