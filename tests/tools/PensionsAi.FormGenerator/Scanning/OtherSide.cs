using OpenCvSharp;

namespace PensionsAi.FormGenerator.Scanning;

/// <summary>What is printed on a page's other side and shines through thin paper: lines of text, mirrored and soft.</summary>
internal static class OtherSide
{
    private const string Text = "Blanketten skickas till myndigheten senast den dag som anges i brevet. Fyll i alla rutor med svart eller bla penna.";
    private const int LineHeight = 62;

    /// <summary>Darkens a page by it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="share">How much of its ink shines through, 0 to 1.</param>
    /// <param name="random">Where the lines stand.</param>
    public static void ShineThrough(Mat page, double share, Random random)
    {
        using var ink = new Mat(page.Size(), MatType.CV_8UC1, Scalar.White);
        var left = random.Next(150, 300);
        var bottom = page.Height - 200;
        for (var y = random.Next(200, 400); y < bottom; y += LineHeight)
        {
            // Paragraphs end somewhere.
            if (random.Next(7) == 0)
                continue;
            var from = random.Next(Text.Length / 2);
            Cv2.PutText(ink, Text[from..], new Point(left, y), HersheyFonts.HersheySimplex, 1.3, Scalar.Black, random.Next(2, 5), LineTypes.AntiAlias);
        }

        Cv2.Flip(ink, ink, FlipMode.Y);
        Cv2.GaussianBlur(ink, ink, new Size(0, 0), 2 + 2 * random.NextDouble());
        ink.ConvertTo(ink, MatType.CV_8UC1, share, 255 * (1 - share));
        PageChanges.Darken(page, ink);
    }
}
