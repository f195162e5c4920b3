using OpenCvSharp;

namespace PensionsAi.FormGenerator.Writing;

/// <summary>What is written with.</summary>
/// <param name="Name">Which kind it is.</param>
/// <param name="Blue">Of its ink on white paper, 0 to 255.</param>
/// <param name="Green">Of its ink on white paper, 0 to 255.</param>
/// <param name="Red">Of its ink on white paper, 0 to 255.</param>
/// <param name="Width">Of its line, in millimetres.</param>
/// <param name="Grain">How much of the ink the paper's grain leaves out, 0 to 1: pencils skip, pens do not.</param>
public sealed record Pen(string Name, int Blue, int Green, int Red, double Width, double Grain = 0)
{
    /// <summary>A ballpoint pen with black ink.</summary>
    public static Pen Black { get; } = new("black", 45, 45, 45, 0.5);

    /// <summary>Its colour.</summary>
    internal int[] Colour => [Blue, Green, Red];

    /// <summary>Its colour where there are no others: the luminance that scanners keep.</summary>
    internal int Grey => (int)Math.Round(0.114 * Blue + 0.587 * Green + 0.299 * Red);

    /// <summary>Any of the pens that people fill in forms with: black or blue, ballpoint or felt, and pencils.</summary>
    public static Pen Vary(Random random)
    {
        var width = 0.35 + 0.4 * random.NextDouble();
        switch (random.Next(10))
        {
            case < 4:
                var dark = random.Next(20, 75);
                return new Pen("black", dark + random.Next(10), dark, dark, width);
            case < 8:
                return new Pen("blue", random.Next(120, 200), random.Next(40, 95), random.Next(20, 75), width);
            default:
                var grey = random.Next(90, 140);
                return new Pen("pencil", grey, grey, grey, width + 0.1, 0.2 + 0.2 * random.NextDouble());
        }
    }

    /// <summary>The same pen, hardly pressed on the paper.</summary>
    public Pen Faintly(Random random)
    {
        var share = 0.5 + 0.15 * random.NextDouble();
        return this with
        {
            Blue = Fade(Blue, share), Green = Fade(Green, share), Red = Fade(Red, share), Width = 0.25 + 0.15 * random.NextDouble(), Grain = Math.Max(Grain, 0.3),
        };
    }

    private static int Fade(int value, double share) => (int)Math.Round(255 - (255 - value) * (1 - share));

    /// <summary>Puts ink on a page: where a mask says so, the page gets as dark as the ink, never brighter.</summary>
    /// <param name="page">The page, grey or in colours.</param>
    /// <param name="mask">How much ink there is, 0 to 255.</param>
    /// <param name="left">Where the mask lies.</param>
    /// <param name="top">Where the mask lies.</param>
    /// <param name="random">For the grain.</param>
    internal void Press(Mat page, Mat mask, int left, int top, Random random)
    {
        var inside = new Rect(left, top, mask.Width, mask.Height) & new Rect(0, 0, page.Width, page.Height);
        if (inside.Width <= 0 || inside.Height <= 0)
            return;
        using var cover = mask[new Rect(inside.X - left, inside.Y - top, inside.Width, inside.Height)].Clone();
        if (Grain > 0)
            Thin(cover, random);
        using var layer = new Mat();
        var layers = (page.Channels() == 1 ? [Grey] : Colour).Select(level =>
        {
            var one = new Mat();
            cover.ConvertTo(one, MatType.CV_8UC1, -(255.0 - level) / 255, 255);
            return one;
        }).ToArray();
        Cv2.Merge(layers, layer);
        using var target = page[inside];
        Cv2.Min(target, layer, target);
        foreach (var one in layers)
            one.Dispose();
    }

    private void Thin(Mat cover, Random random)
    {
        using var grain = new Mat(cover.Size(), MatType.CV_32FC1);
        new RNG((ulong)random.Next()).Fill(grain, DistributionType.Uniform, new Scalar(1 - 2 * Grain), new Scalar(1));
        Cv2.GaussianBlur(grain, grain, new Size(3, 3), 0);
        using var exact = new Mat();
        cover.ConvertTo(exact, MatType.CV_32FC1);
        Cv2.Multiply(exact, grain, exact);
        exact.ConvertTo(cover, MatType.CV_8UC1);
    }
}
