using OpenCvSharp;

namespace PensionsAi.FormReading.Tests;

/// <summary>What happens to a page on its way to the service. The caller disposes what comes out.</summary>
internal static class PageChanges
{
    /// <summary>Turned by some degrees around its middle, paper white around it.</summary>
    public static Mat Rotate(Mat page, double degrees)
    {
        using var turn = Cv2.GetRotationMatrix2D(new Point2f(page.Width / 2f, page.Height / 2f), degrees, 1);
        var turned = new Mat();
        Cv2.WarpAffine(page, turned, turn, page.Size(), InterpolationFlags.Linear, BorderTypes.Constant, Scalar.White);
        return turned;
    }

    /// <summary>Turned by a quarter, a half or three quarters.</summary>
    public static Mat Turn(Mat page, RotateFlags turn)
    {
        var turned = new Mat();
        Cv2.Rotate(page, turned, turn);
        return turned;
    }

    public static Mat Negate(Mat page)
    {
        var negative = new Mat();
        Cv2.BitwiseNot(page, negative);
        return negative;
    }

    public static Mat Resize(Mat page, double x, double y)
    {
        var resized = new Mat();
        Cv2.Resize(page, resized, default, x, y, InterpolationFlags.Area);
        return resized;
    }

    /// <summary>Fine fax: 204 × 196 dots per inch, black and white.</summary>
    public static Mat Fax(Mat page)
    {
        using var small = Resize(page, 204.0 / 300, 196.0 / 300);
        var fax = new Mat();
        Cv2.Threshold(small, fax, 160, 255, ThresholdTypes.Binary);
        return fax;
    }

    /// <summary>Photographed on a desk: in perspective, lit from one side, a little out of focus, noisy.</summary>
    public static Mat Photograph(Mat page, int seed)
    {
        var (width, height) = (page.Width, page.Height);
        var photo = new Mat();
        using var perspective = Cv2.GetPerspectiveTransform(
            [new Point2f(0, 0), new(width, 0), new(width, height), new(0, height)],
            [new Point2f(width * 0.11f, height * 0.08f), new(width * 0.9f, height * 0.05f), new(width * 0.96f, height * 0.95f), new(width * 0.04f, height * 0.93f)]);
        Cv2.WarpPerspective(page, photo, perspective, page.Size(), InterpolationFlags.Linear, BorderTypes.Constant, new Scalar(90));
        Cv2.GaussianBlur(photo, photo, new Size(0, 0), 1.2);
        using var light = new Mat(1, 2, MatType.CV_32FC1);
        light.Set(0, 0, 0.95f);
        light.Set(0, 1, 0.6f);
        using var shade = new Mat();
        Cv2.Resize(light, shade, photo.Size(), 0, 0, InterpolationFlags.Linear);
        using var exact = new Mat();
        photo.ConvertTo(exact, MatType.CV_32FC1);
        Cv2.Multiply(exact, shade, exact);
        exact.ConvertTo(photo, MatType.CV_8UC1);
        AddNoise(photo, 5, seed);
        return photo;
    }

    /// <summary>Adds Gaussian noise in place.</summary>
    public static void AddNoise(Mat page, double deviation, int seed)
    {
        using var noise = new Mat(page.Size(), MatType.CV_16SC1);
        var random = new RNG((ulong)seed);
        random.Fill(noise, DistributionType.Normal, new Scalar(0), new Scalar(deviation));
        using var wide = new Mat();
        page.ConvertTo(wide, MatType.CV_16SC1);
        Cv2.Add(wide, noise, wide);
        wide.ConvertTo(page, MatType.CV_8UC1);
    }

    /// <summary>Covers a rectangle given in shares of the page with paper.</summary>
    public static Mat Cover(Mat page, double x, double y, double width, double height)
    {
        var covered = page.Clone();
        Cv2.Rectangle(
            covered, new Rect((int)(x * page.Width), (int)(y * page.Height), (int)(width * page.Width), (int)(height * page.Height)), Scalar.White, -1);
        return covered;
    }

    /// <summary>Two pages beside each other.</summary>
    public static Mat Beside(Mat left, Mat right)
    {
        var both = new Mat();
        Cv2.HConcat([left, right], both);
        return both;
    }
}
