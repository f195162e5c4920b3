using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Pdf;
using PensionsAi.FormReading.Printing;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests;

/// <summary>
/// A form filled in by drawing on its blank at 300 dots per inch: digits of MNIST's test writers, crosses, a scribble. Seeded.
/// Dispose it.
/// </summary>
public sealed class FilledForm : IDisposable
{
    private const double Density = 300 / 25.4;
    private const int Pen = 45;

    private static readonly Poppler Poppler = Poppler.Find();
    private static readonly Dictionary<string, byte[]> Blanks = [];

    private readonly FormTemplate _template;
    private readonly Random _random;

    private FilledForm(FormTemplate template, Mat page, int seed)
    {
        _template = template;
        Page = page;
        _random = new Random(seed);
    }

    /// <summary>The page, grey.</summary>
    public Mat Page { get; private set; }

    /// <summary>The empty form; the test is skipped where it cannot be rendered.</summary>
    public static async Task<FilledForm> EmptyAsync(FormTemplate template, int seed = 1, int page = 1)
    {
        Assert.SkipWhen(Poppler.Path is null, "pdftoppm is not installed");
        var key = $"{template.Id}/{template.Version}/{page}";
        var (width, height) = (Pixels(template.Pages[page - 1].Width), Pixels(template.Pages[page - 1].Height));
        if (!Blanks.TryGetValue(key, out var png))
        {
            var picture = await new PdfPages(Poppler, TimeProvider.System)
                .RenderPageAsync(BlankForm.Draw(template), page, width, height, TestContext.Current.CancellationToken);
            using var mat = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC1, picture.Pixels);
            Blanks[key] = png = mat.ImEncode(".png");
        }

        return new FilledForm(template, Mat.FromImageData(png, ImreadModes.Grayscale), seed);
    }

    /// <summary>The pension form, filled in as it should be.</summary>
    public static async Task<FilledForm> PensionAsync(int seed = 1, string personnummer = "193401017003")
    {
        var form = await EmptyAsync(TestTemplates.Pension, seed);
        form.Write("personnummer", personnummer).Write("from-month", "202703").Write("date", "20261126");
        form.Cross("share", "half").Cross("payment", "bank-account").Sign("signature");
        return form;
    }

    /// <summary>Writes digits into a field's cells, a space for an empty one.</summary>
    public FilledForm Write(string field, string digits)
    {
        foreach (var (cell, digit) in Field(field).Cells!.Zip(digits))
        {
            if (digit != ' ')
                DrawDigit(digit - '0', cell);
        }

        return this;
    }

    /// <summary>Writes digits as a free row.</summary>
    public FilledForm WriteFree(string field, string text)
    {
        var box = Field(field).Box;
        using var strip = Mat.FromImageData(
            TestPictures.Strip(text, _random.Next(), new StripStyle { Height = Pixels(box.Height - 2), MinGap = 0.1 }), ImreadModes.Grayscale);
        var area = new Rect(Pixels(box.X + 2), Pixels(box.Y + 1), Math.Min(strip.Width, Pixels(box.Width - 4)), strip.Height);
        using var target = Page[area];
        using var source = strip[new Rect(0, 0, area.Width, area.Height)];
        Cv2.Min(target, source, target);
        return this;
    }

    /// <summary>Puts a cross into the box of an option.</summary>
    public FilledForm Cross(string field, string option) => Cross(Field(field).Options!.Single(one => one.Value == option).Box);

    /// <summary>Puts a cross into a tick box.</summary>
    public FilledForm Cross(string field) => Cross(Field(field).Box);

    /// <summary>Scribbles a box full.</summary>
    public FilledForm InkOut(string field, string option)
    {
        var box = Field(field).Options!.Single(one => one.Value == option).Box;
        for (var y = box.Y; y <= box.Y + box.Height; y += 0.35)
            Line(box.X - 0.2 + Shake(), y, box.X + box.Width + 0.2 + Shake(), y + Shake(), 0.6);
        return this;
    }

    /// <summary>Signs: a scribble of 50 mm.</summary>
    public FilledForm Sign(string field)
    {
        var box = Field(field).Box;
        var (x, y) = (box.X + 8, box.Y + box.Height / 2);
        for (var i = 0; i < 40; i++)
        {
            var (nextX, nextY) = (x + 1.2 + Shake(), box.Y + box.Height / 2 + (_random.NextDouble() - 0.5) * 9);
            Line(x, y, nextX, nextY, 0.45);
            (x, y) = (nextX, nextY);
        }

        return this;
    }

    /// <summary>Draws a pen's line, in millimetres.</summary>
    public FilledForm Line(double fromX, double fromY, double toX, double toY, double pen)
    {
        Cv2.Line(Page, Pixels(fromX), Pixels(fromY), Pixels(toX), Pixels(toY), new Scalar(Pen), Math.Max(1, Pixels(pen)), LineTypes.AntiAlias);
        return this;
    }

    /// <summary>Replaces the page by a changed one, which is given the old.</summary>
    public FilledForm Change(Func<Mat, Mat> change)
    {
        var before = Page;
        Page = change(before);
        before.Dispose();
        return this;
    }

    /// <summary>The page as a file.</summary>
    public byte[] Encode(string extension = ".png") => Page.ImEncode(extension);

    public void Dispose() => Page.Dispose();

    private TemplateField Field(string name) => _template.Fields.Single(field => field.Name == name);

    private FilledForm Cross(MillimetreBox box)
    {
        Line(box.X + 0.5 + Shake(), box.Y + 0.4 + Shake(), box.X + box.Width - 0.4 + Shake(), box.Y + box.Height - 0.4 + Shake(), 0.5);
        return Line(box.X + box.Width - 0.4 + Shake(), box.Y + 0.4 + Shake(), box.X + 0.4 + Shake(), box.Y + box.Height - 0.4 + Shake(), 0.5);
    }

    private void DrawDigit(int digit, MillimetreBox cell)
    {
        var digits = TestPictures.Digits;
        int index;
        do
            index = _random.Next(digits.Count);
        while (digits.Label(index) != digit);

        using var small = Mat.FromPixelData(28, 28, MatType.CV_8UC1, digits.Image(index).ToArray());
        using var large = new Mat();
        var height = cell.Height * (0.6 + 0.15 * _random.NextDouble());
        var side = Pixels(height * 28 / 20);
        Cv2.Resize(small, large, new Size(side, side), 0, 0, InterpolationFlags.Cubic);
        // Enlarged, MNIST's grey edges would be as wide as strokes; a pen's are not.
        large.ConvertTo(large, MatType.CV_8UC1, 2, -127);
        var left = Pixels(cell.X + cell.Width / 2 + Shake()) - side / 2;
        var top = Pixels(cell.Y + cell.Height / 2 + Shake()) - side / 2;
        using var ink = new Mat();
        large.ConvertTo(ink, MatType.CV_8UC1, -(255.0 - Pen) / 255, 255);
        using var target = Page[new Rect(left, top, side, side)];
        Cv2.Min(target, ink, target);
    }

    private double Shake() => (_random.NextDouble() - 0.5) * 0.5;

    private static int Pixels(double millimetres) => (int)Math.Round(millimetres * Density);
}
