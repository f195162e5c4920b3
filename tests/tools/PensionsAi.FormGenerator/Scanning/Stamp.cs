using System.Globalization;
using OpenCvSharp;
using PensionsAi.FormGenerator.Writing;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Printing;

namespace PensionsAi.FormGenerator.Scanning;

/// <summary>The stamp of an office: when a letter came in. It is put anywhere but on the marks and the code.</summary>
internal static class Stamp
{
    private const int Width = 500;
    private const int Height = 300;
    private const int Tries = 50;

    private static readonly Pen[] Inks =
    [
        new("stamp", 160, 60, 50, 0, 0.35), new("stamp", 70, 50, 190, 0, 0.35), new("stamp", 150, 50, 130, 0, 0.35), new("stamp", 60, 60, 60, 0, 0.35),
    ];

    /// <summary>Stamps a page; where, in pixels of it.</summary>
    public static RotatedRect Put(Mat page, TemplatePage definition, Random random)
    {
        using var mask = new Mat(Height + 200, Width + 200, MatType.CV_8UC1, Scalar.Black);
        var line = random.Next(5, 9);
        Cv2.Rectangle(mask, new Rect(100, 100, Width, Height), Scalar.White, line);
        Cv2.PutText(mask, "INKOM", new Point(150, 190), HersheyFonts.HersheyDuplex, 2.4, Scalar.White, line, LineTypes.AntiAlias);
        var date = string.Create(CultureInfo.InvariantCulture, $"20{random.Next(26, 30)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}");
        Cv2.PutText(mask, date, new Point(135, 285), HersheyFonts.HersheyDuplex, 2, Scalar.White, line - 1, LineTypes.AntiAlias);
        Cv2.PutText(mask, "Dnr", new Point(150, 370), HersheyFonts.HersheyDuplex, 1.5, Scalar.White, line - 2, LineTypes.AntiAlias);
        var (angle, scale) = (12 * random.NextEither(), 0.9 + 0.2 * random.NextDouble());
        using var turn = Cv2.GetRotationMatrix2D(new Point2f(mask.Width / 2f, mask.Height / 2f), angle, scale);
        using var turned = new Mat();
        Cv2.WarpAffine(mask, turned, turn, mask.Size(), InterpolationFlags.Linear, BorderTypes.Constant, Scalar.Black);
        var (left, top) = Place(page, definition, random);
        Inks[random.Next(Inks.Length)].Press(page, turned, left, top, random);
        return new RotatedRect(
            new Point2f(left + mask.Width / 2f, top + mask.Height / 2f), new Size2f(Width * scale, Height * scale), (float)-angle);
    }

    private static (int Left, int Top) Place(Mat page, TemplatePage definition, Random random)
    {
        var place = (Left: 0, Top: 0);
        for (var i = 0; i < Tries; i++)
        {
            place = (random.Next(page.Width - Width - 200), random.Next(page.Height - Height - 200));
            var inked = new Rect(place.Left + 50, place.Top + 50, Width + 100, Height + 100);
            if (FormLayout.Reserved(definition).All(box => (inked & Pixels(box)).Width <= 0))
                break;
        }

        return place;
    }

    private static Rect Pixels(MillimetreBox box) => new(
        (int)(box.X * FilledForm.Density), (int)(box.Y * FilledForm.Density), (int)(box.Width * FilledForm.Density), (int)(box.Height * FilledForm.Density));
}
