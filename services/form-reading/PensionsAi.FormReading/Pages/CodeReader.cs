using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Printing;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace PensionsAi.FormReading.Pages;

/// <summary>Reads the printed code of a page. It stands beside the first mark, so it is looked for there, and else anywhere.</summary>
internal static class CodeReader
{
    private const int PixelsPerMillimetre = 12;
    private const double Margin = 2.5;
    private const double RoughMargin = 6;
    private const int WholeSide = 1400;

    private static readonly TemplatePage A4 = new(210, 297, []);

    /// <summary>What the code says; null when it cannot be read.</summary>
    /// <param name="picture">The picture, dark on bright.</param>
    /// <param name="marks">Its marks.</param>
    public static PrintedCode? Read(Mat picture, FoundMarks marks) =>
        // The whole page's marks tell the place best where the page is an A4; else the first mark alone must do.
        ReadAt(picture, marks.OfPage.ToList(), A4)
        ?? (marks.Corner(0) is { } first ? ReadAt(picture, [first], A4) : null)
        ?? ReadAnywhere(picture);

    private static PrintedCode? ReadAt(Mat picture, List<FoundMark> marks, TemplatePage page)
    {
        if (marks.Count == 0)
            return null;
        var code = FormLayout.Code;
        var margin = marks.Count == MarkGeometry.RoughMarks ? RoughMargin : Margin;
        var (left, top) = (code.X - margin, code.Y - margin);
        var side = (int)((code.Width + 2 * margin) * PixelsPerMillimetre);
        using var homography = MarkGeometry.ToPicture(marks, page, PixelsPerMillimetre, left, top);
        if (homography is null)
            return null;
        using var crop = new Mat();
        Cv2.WarpPerspective(
            picture, crop, homography, new Size(side, side), InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap, BorderTypes.Constant, Scalar.White);
        return Decode(crop);
    }

    private static PrintedCode? ReadAnywhere(Mat picture)
    {
        using var scaled = new Mat();
        var scale = Math.Min(1, (double)WholeSide / Math.Max(picture.Width, picture.Height));
        Cv2.Resize(picture, scaled, default, scale, scale, InterpolationFlags.Area);
        return Decode(scaled);
    }

    private static PrintedCode? Decode(Mat grey)
    {
        grey.GetArray(out byte[] pixels);
        var source = new RGBLuminanceSource(pixels, grey.Width, grey.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        var hints = new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true };
        foreach (Binarizer binarizer in new Binarizer[] { new HybridBinarizer(source), new GlobalHistogramBinarizer(source) })
        {
            if (new QRCodeReader().decode(new BinaryBitmap(binarizer), hints)?.Text is { } text && PrintedCode.Parse(text) is { } code)
                return code;
        }

        return null;
    }
}
