using OpenCvSharp;

namespace PensionsAi.FormGenerator.Scanning;

/// <summary>Single things that happen to a page on its way, grey or in colours. The caller disposes what comes out.</summary>
public static class PageChanges
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

    /// <summary>White on black.</summary>
    public static Mat Negate(Mat page)
    {
        var negative = new Mat();
        Cv2.BitwiseNot(page, negative);
        return negative;
    }

    /// <summary>Scaled.</summary>
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
        return BlackAndWhite(small);
    }

    /// <summary>Black and white, as faxes are.</summary>
    public static Mat BlackAndWhite(Mat page)
    {
        using var grey = ToGrey(page);
        var fax = new Mat();
        Cv2.Threshold(grey, fax, 160, 255, ThresholdTypes.Binary);
        return fax;
    }

    /// <summary>Without its colours.</summary>
    public static Mat ToGrey(Mat page)
    {
        if (page.Channels() == 1)
            return page.Clone();
        var grey = new Mat();
        Cv2.CvtColor(page, grey, ColorConversionCodes.BGR2GRAY);
        return grey;
    }

    /// <summary>Takes light away in place.</summary>
    /// <param name="page">The page.</param>
    /// <param name="light">What is left of it, 0 to 255, grey and of the page's size.</param>
    public static void Darken(Mat page, Mat light)
    {
        using var each = InChannelsOf(page, light);
        Cv2.Multiply(page, each, page, 1 / 255.0);
    }

    /// <summary>A grey picture with as many channels as a page has.</summary>
    public static Mat InChannelsOf(Mat page, Mat grey)
    {
        if (page.Channels() == 1)
            return grey.Clone();
        var coloured = new Mat();
        Cv2.Merge([grey, grey, grey], coloured);
        return coloured;
    }

    /// <summary>Adds Gaussian noise in place.</summary>
    public static void AddNoise(Mat page, double deviation, int seed)
    {
        using var noise = new Mat(page.Size(), MatType.CV_16SC(page.Channels()));
        new RNG((ulong)seed).Fill(noise, DistributionType.Normal, Scalar.All(0), Scalar.All(deviation));
        using var wide = new Mat();
        page.ConvertTo(wide, noise.Type());
        Cv2.Add(wide, noise, wide);
        wide.ConvertTo(page, page.Type());
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
