using OpenCvSharp;
using PensionsAi.FormGenerator.Writing;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormGenerator.Scanning;

/// <summary>Scans pages as offices do, each in a style.</summary>
public static class Scanner
{
    private const double Density = FilledForm.Density;

    /// <summary>Scans a page.</summary>
    /// <param name="page">The page as it was filled in. It is stamped where the style says so, and stays the caller's.</param>
    /// <param name="definition">What is printed on it.</param>
    /// <param name="style">How it is scanned.</param>
    /// <param name="random">For places and noise.</param>
    public static ScannedPage Scan(Mat page, TemplatePage definition, ScanStyle style, Random random)
    {
        if (style.BleedThrough > 0)
            OtherSide.ShineThrough(page, style.BleedThrough, random);
        RotatedRect? stamp = style.IsStamped ? Stamp.Put(page, definition, random) : null;
        Light(page, style);
        var scan = new ScannedPage(page) { Stamp = stamp };
        using (var move = Move(style, page.Size(), random))
            scan.Move(move, page.Size(), style.Around);
        if (style.Resolution != 300)
            scan.Resize(style.Resolution / 300.0, style.Resolution / 300.0);
        var picture = scan.Picture;
        if (style.Blur * style.Resolution / 25.4 > 0.2)
            Cv2.GaussianBlur(picture, picture, new Size(0, 0), style.Blur * style.Resolution / 25.4);
        picture.ConvertTo(picture, picture.Type(), 1 - style.Black / 255.0, style.Black);
        PageChanges.AddNoise(picture, style.Noise, random.Next());
        return scan;
    }

    /// <summary>The page's paper, its folds and the lamp.</summary>
    private static void Light(Mat page, ScanStyle style)
    {
        using var down = Profile(page.Height, style, isLevel: true);
        using var across = Profile(page.Width, style, isLevel: false);
        using var row = across.T().ToMat();
        using var light = (down * row).ToMat();
        using var factor = new Mat();
        light.ConvertTo(factor, MatType.CV_8UC1, style.Paper);
        PageChanges.Darken(page, factor);
    }

    /// <summary>The light along one side: what folds across it leave, and on the short one how the lamp fades.</summary>
    private static Mat Profile(int length, ScanStyle style, bool isLevel)
    {
        var profile = new Mat(length, 1, MatType.CV_32FC1);
        for (var i = 0; i < length; i++)
        {
            var light = style.Folds.Where(fold => fold.IsLevel == isLevel).Aggregate(1.0, (left, fold) => left * fold.Light((i - fold.Place * length) / Density));
            profile.Set(i, 0, (float)Math.Min(light * (isLevel ? 1 : 1 - style.Shade * i / length), 255.0 / style.Paper));
        }

        return profile;
    }

    private static Mat Move(ScanStyle style, Size size, Random random)
    {
        var angle = style.Rotation * Math.PI / 180;
        var (middleX, middleY) = (size.Width / 2.0, size.Height / 2.0);
        Point2f[] corners = [new(0, 0), new(size.Width, 0), new(size.Width, size.Height), new(0, size.Height)];
        return Cv2.GetPerspectiveTransform(corners, corners.Select(corner =>
        {
            var (x, y) = ((corner.X - middleX) * style.ZoomX, (corner.Y - middleY) * style.ZoomY);
            var reach = style.Perspective * size.Width;
            return new Point2f(
                (float)(middleX + x * Math.Cos(angle) - y * Math.Sin(angle) + style.ShiftX * Density + reach * random.NextEither()),
                (float)(middleY + x * Math.Sin(angle) + y * Math.Cos(angle) + style.ShiftY * Density + reach * random.NextEither()));
        }).ToArray());
    }
}
