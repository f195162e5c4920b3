using OpenCvSharp;
using PensionsAi.StripComposer;

namespace PensionsAi.FormGenerator.Writing;

/// <summary>How one person writes digits: whose they are, and how large, slanted and thick.</summary>
public sealed record Handwriting(MnistDigits Digits)
{
    /// <summary>Height of MNIST's digits in their pictures.</summary>
    private const double SourceHeight = 20;

    private const double Contrast = 2.5;

    /// <summary>What is written with.</summary>
    public Pen Pen { get; init; } = Pen.Black;

    /// <summary>Whose digits, as far as that writer has written them; null for anybody's.</summary>
    public int? Writer { get; init; }

    /// <summary>Height of a digit, in its cell's.</summary>
    public double Size { get; init; } = 0.68;

    /// <summary>How much sizes differ, as a share.</summary>
    public double SizeJitter { get; init; } = 0.1;

    /// <summary>How far a digit lies from its cell's middle at most, in millimetres.</summary>
    public double PlaceJitter { get; init; } = 0.25;

    /// <summary>How many millimetres a stroke runs to the right for each one upwards.</summary>
    public double Slant { get; init; }

    /// <summary>How far digits lean to either side at most, in degrees.</summary>
    public double Lean { get; init; } = 3;

    /// <summary>Grey of MNIST's rims, 0 to 255, from which on is ink: the lower, the thicker the line.</summary>
    public double Rim { get; init; } = 77;

    /// <summary>Somebody's writing.</summary>
    public static Handwriting Vary(MnistDigits digits, Pen pen, Random random) => new(digits)
    {
        Pen = pen,
        Writer = digits.PickWriter(random),
        Size = 0.55 + 0.25 * random.NextDouble(),
        SizeJitter = 0.05 + 0.1 * random.NextDouble(),
        PlaceJitter = 0.1 + 0.7 * random.NextDouble(),
        Slant = -0.1 + 0.3 * random.NextDouble(),
        Lean = 6 * random.NextDouble(),
        Rim = 50 + 50 * random.NextDouble(),
    };

    /// <summary>Writes a digit.</summary>
    /// <param name="page">The page.</param>
    /// <param name="density">Pixels a millimetre.</param>
    /// <param name="digit">0 to 9.</param>
    /// <param name="middleX">Its middle, in millimetres.</param>
    /// <param name="middleY">Its middle, in millimetres.</param>
    /// <param name="height">Height of its cell, in millimetres.</param>
    /// <param name="random">Chooses which, and how it lies.</param>
    internal void Write(Mat page, double density, int digit, double middleX, double middleY, double height, Random random)
    {
        var index = Writer is { } writer ? Digits.Pick(digit, writer, random) : Digits.Pick(digit, random);
        var size = height * Size * (1 + SizeJitter * random.NextEither()) * density;
        var scale = size / SourceHeight;
        var lean = Lean * random.NextEither() * Math.PI / 180;
        var side = (int)Math.Ceiling(MnistDigits.Side * scale * 1.5);
        const double middle = (MnistDigits.Side - 1) / 2.0;
        var (cos, sin) = (scale * Math.Cos(lean), scale * Math.Sin(lean));
        using var place = new Mat(2, 3, MatType.CV_64FC1);
        Set(0, cos, sin - Slant * scale);
        Set(1, -sin, cos);
        using var small = Mat.FromPixelData(MnistDigits.Side, MnistDigits.Side, MatType.CV_8UC1, Digits.Image(index).ToArray());
        using var large = new Mat();
        Cv2.WarpAffine(small, large, place, new Size(side, side), InterpolationFlags.Cubic, BorderTypes.Constant, Scalar.Black);
        // Enlarged, MNIST's grey edges would be as wide as strokes; a pen's are not.
        large.ConvertTo(large, MatType.CV_8UC1, Contrast, -Contrast * Rim);
        Pen.Press(
            page,
            large,
            (int)Math.Round((middleX + PlaceJitter * random.NextEither()) * density - side / 2.0),
            (int)Math.Round((middleY + PlaceJitter * random.NextEither()) * density - side / 2.0),
            random);

        void Set(int row, double x, double y)
        {
            place.Set(row, 0, x);
            place.Set(row, 1, y);
            place.Set(row, 2, side / 2.0 - (x + y) * middle);
        }
    }
}
