using OpenCvSharp;

namespace PensionsAi.FormGenerator.Scanning;

/// <summary>A photo taken with a phone: the page lies on a table, in perspective, unevenly lit, with a shadow on it.</summary>
public static class Photo
{
    private const int Width = 2448;
    private const int Height = 3264;

    /// <summary>Takes it. The picture is replaced.</summary>
    public static ScannedPage Take(ScannedPage page, Random random)
    {
        var (width, height) = (page.Picture.Width, page.Picture.Height);
        // How much of the picture the page fills.
        var zoom = (0.82 + 0.1 * random.NextDouble()) * Math.Min((double)Width / width, (double)Height / height);
        var angle = 6 * random.NextEither() * Math.PI / 180;
        Point2f[] corners = [new(0, 0), new(width, 0), new(width, height), new(0, height)];
        var seen = corners.Select(corner =>
        {
            var (x, y) = ((corner.X - width / 2.0) * zoom, (corner.Y - height / 2.0) * zoom);
            return new Point2f(
                (float)(Width / 2.0 + x * Math.Cos(angle) - y * Math.Sin(angle) + 0.05 * Width * (random.NextDouble() - 0.5)),
                (float)(Height / 2.0 + x * Math.Sin(angle) + y * Math.Cos(angle) + 0.05 * Width * (random.NextDouble() - 0.5)));
        }).ToArray();
        using var move = Cv2.GetPerspectiveTransform(corners, seen);
        page.Move(move, new Size(Width, Height), around: 0);
        LayOnTable(page.Picture, seen, random);
        Cv2.GaussianBlur(page.Picture, page.Picture, new Size(0, 0), 0.6 + 0.8 * random.NextDouble());
        Light(page.Picture, random);
        PageChanges.AddNoise(page.Picture, 2 + 5 * random.NextDouble(), random.Next());
        return page;
    }

    private static void LayOnTable(Mat photo, Point2f[] page, Random random)
    {
        using var table = new Mat(Height / 8, 8, MatType.CV_8UC1);
        new RNG((ulong)random.Next()).Fill(table, DistributionType.Normal, new Scalar(random.Next(60, 150)), new Scalar(14));
        using var grain = new Mat();
        Cv2.Resize(table, grain, photo.Size(), 0, 0, InterpolationFlags.Cubic);
        using var isTable = new Mat(photo.Size(), MatType.CV_8UC1, Scalar.White);
        Cv2.FillConvexPoly(isTable, page.Select(corner => new Point(corner.X, corner.Y)), Scalar.Black);
        using var wood = PageChanges.InChannelsOf(photo, grain);
        wood.CopyTo(photo, isTable);
    }

    /// <summary>Light from one corner, and the soft shadow of a hand.</summary>
    private static void Light(Mat photo, Random random)
    {
        using var corners = new Mat(2, 2, MatType.CV_32FC1);
        for (var i = 0; i < 4; i++)
            corners.Set(i / 2, i % 2, (float)(0.6 + 0.4 * random.NextDouble()));
        using var light = new Mat();
        Cv2.Resize(corners, light, photo.Size(), 0, 0, InterpolationFlags.Linear);
        using var shadow = new Mat(Height / 16, Width / 16, MatType.CV_32FC1, Scalar.All(1));
        Cv2.Ellipse(
            shadow,
            new RotatedRect(new Point2f(random.Next(shadow.Width), random.Next(shadow.Height)), new Size2f(60 + random.Next(60), 30 + random.Next(40)), random.Next(180)),
            Scalar.All(0.65 + 0.2 * random.NextDouble()),
            -1);
        Cv2.GaussianBlur(shadow, shadow, new Size(0, 0), 6);
        using var soft = new Mat();
        Cv2.Resize(shadow, soft, photo.Size(), 0, 0, InterpolationFlags.Linear);
        Cv2.Multiply(light, soft, light);
        using var factor = new Mat();
        light.ConvertTo(factor, MatType.CV_8UC1, 255);
        PageChanges.Darken(photo, factor);
    }
}
