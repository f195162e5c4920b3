using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormReading.Pages;

/// <summary>
/// A page laid straight at <see cref="BlankPages.PixelsPerMillimetre"/>, so that it lies as its blank does. Dispose it; not thread-safe.
/// </summary>
internal sealed class StraightPage : IDisposable
{
    private readonly Mat _toPicture;
    private readonly double _scale;

    private StraightPage(Mat grey, Mat toPicture, double scale)
    {
        Grey = grey;
        Darkness = PaperShade.Darkness(grey);
        _toPicture = toPicture;
        _scale = scale;
    }

    /// <summary>The page as it looks.</summary>
    public Mat Grey { get; }

    /// <summary>How much darker than the paper around it each place is, 0 to 255: shadows are gone.</summary>
    public Mat Darkness { get; }

    /// <summary>Lays a page straight; null when its marks do not fit together, or are few and the print between them does not say where it is.</summary>
    /// <param name="picture">The picture, dark on bright.</param>
    /// <param name="scale">Pixels of the page as uploaded for one of the picture.</param>
    /// <param name="marks">At least two marks of the page.</param>
    /// <param name="page">The page.</param>
    /// <param name="blank">The page's blank.</param>
    public static StraightPage? Lay(Mat picture, double scale, FoundMarks marks, TemplatePage page, GreyPicture blank)
    {
        List<FoundMark> ofPage = [.. marks.OfPage];
        var toPicture = MarkGeometry.ToPicture(ofPage, page, BlankPages.PixelsPerMillimetre);
        if (toPicture is null)
            return null;
        var size = new Size(BlankPages.Pixels(page.Width), BlankPages.Pixels(page.Height));
        if (ofPage.Count > MarkGeometry.RoughMarks)
            return new StraightPage(Warp(picture, toPicture, size), toPicture, scale);

        using var rough = new StraightPage(Warp(picture, toPicture, size), toPicture, scale);
        return PrintAnchors.Refine(toPicture, rough.Darkness, blank) is { } refined
            ? new StraightPage(Warp(picture, refined, size), refined, scale)
            : null;
    }

    private static Mat Warp(Mat picture, Mat toPicture, Size size)
    {
        var grey = new Mat();
        Cv2.WarpPerspective(
            picture, grey, toPicture, size, InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap, BorderTypes.Constant, Scalar.White);
        return grey;
    }

    /// <summary>Where a box of the page is on the page as uploaded.</summary>
    public BoundingBox BoxOf(MillimetreBox box)
    {
        const double density = BlankPages.PixelsPerMillimetre;
        var (right, bottom) = (box.X + box.Width, box.Y + box.Height);
        var corners = Cv2.PerspectiveTransform(
            [new Point2d(box.X * density, box.Y * density), new(right * density, box.Y * density), new(right * density, bottom * density), new(box.X * density, bottom * density)],
            _toPicture);
        var (left, top) = (Math.Max(0, corners.Min(corner => corner.X) * _scale), Math.Max(0, corners.Min(corner => corner.Y) * _scale));
        return new BoundingBox(
            (int)left,
            (int)top,
            Math.Max(1, (int)Math.Ceiling(corners.Max(corner => corner.X) * _scale - left)),
            Math.Max(1, (int)Math.Ceiling(corners.Max(corner => corner.Y) * _scale - top)));
    }

    /// <summary>The picture of a box and of what is around it, for a person: who corrects what is in a box writes above it.</summary>
    public GreyPicture Crop(MillimetreBox box)
    {
        const double around = 6;
        var area = PixelArea.Of(box, around, Grey.Size());
        using var crop = Grey[area].Clone();
        crop.GetArray(out byte[] pixels);
        return new GreyPicture(pixels, area.Width, area.Height, _scale);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Grey.Dispose();
        Darkness.Dispose();
        _toPicture.Dispose();
    }
}
