using OpenCvSharp;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormGenerator.Writing;

/// <summary>A page of a form that is being filled in by hand, at 300 dots per inch. The same seed writes the same. Dispose it; not thread-safe.</summary>
public sealed class FilledForm : IDisposable
{
    /// <summary>Pixels a millimetre: 300 dots per inch.</summary>
    public const double Density = 300 / 25.4;

    private readonly FormTemplate _template;
    private readonly Handwriting _hand;
    private readonly Random _random;

    /// <summary>Takes a blank.</summary>
    /// <param name="template">What form it is.</param>
    /// <param name="blank">The page, grey or in colours, which is now this form's.</param>
    /// <param name="hand">Who fills it in.</param>
    /// <param name="random">Moves the hand.</param>
    public FilledForm(FormTemplate template, Mat blank, Handwriting hand, Random random)
    {
        _template = template;
        Page = blank;
        _hand = hand;
        _random = random;
    }

    /// <summary>The page.</summary>
    public Mat Page { get; private set; }

    /// <summary>Writes digits into a field's cells, a space for an empty one.</summary>
    public FilledForm Write(string field, string digits)
    {
        foreach (var (cell, digit) in Field(field).Cells!.Zip(digits))
        {
            if (digit != ' ')
                _hand.Write(Page, Density, digit - '0', cell.X + cell.Width / 2, cell.Y + cell.Height / 2, cell.Height, _random);
        }

        return this;
    }

    /// <summary>Writes digits as a free row; a hyphen is drawn.</summary>
    public FilledForm WriteFree(string field, string text)
    {
        var box = Field(field).Box;
        var height = Math.Min(9, box.Height - 2);
        var (x, y) = (box.X + 4, box.Y + box.Height / 2);
        foreach (var character in text)
        {
            if (character == '-')
                Draw([(x - 1, y + Shake()), (x, y + Shake()), (x + 1, y + Shake())]);
            else
                _hand.Write(Page, Density, character - '0', x, y, height, _random);
            x += height * (_hand.Size + 0.1 + 0.1 * _random.NextDouble());
        }

        return this;
    }

    /// <summary>Crosses out what is in a cell and writes a digit above it.</summary>
    public FilledForm Correct(string field, int cell, char digit)
    {
        var box = Field(field).Cells![cell];
        Draw([(box.X + 0.5 + Shake(), box.Y + box.Height - 1 + Shake()), (box.X + box.Width / 2, box.Y + box.Height / 2 + Shake()), (box.X + box.Width - 0.5 + Shake(), box.Y + 1 + Shake())]);
        Draw([(box.X + 0.5 + Shake(), box.Y + 1.5 + Shake()), (box.X + box.Width / 2, box.Y + box.Height / 2 + Shake()), (box.X + box.Width - 0.5 + Shake(), box.Y + box.Height - 1.5 + Shake())]);
        _hand.Write(Page, Density, digit - '0', box.X + box.Width / 2, box.Y - box.Height * 0.4, box.Height * 0.7, _random);
        return this;
    }

    /// <summary>Puts a tick into the box of an option.</summary>
    public FilledForm Tick(string field, string option, TickStyle style = TickStyle.Cross) =>
        Tick(Field(field).Options!.Single(one => one.Value == option).Box, style);

    /// <summary>Puts a tick into a tick box.</summary>
    public FilledForm Tick(string field, TickStyle style = TickStyle.Cross) => Tick(Field(field).Box, style);

    /// <summary>Signs.</summary>
    public FilledForm Sign(string field)
    {
        var box = Field(field).Box;
        new Cursive(_random).Sign(box, line => Draw(line));
        return this;
    }

    /// <summary>Writes something that nobody can read: names and addresses are not read either.</summary>
    public FilledForm Scrawl(string field)
    {
        var box = Field(field).Box;
        new Cursive(_random).Write(box, line => Draw(line));
        return this;
    }

    /// <summary>Draws a line with a pen of some width, in millimetres.</summary>
    public FilledForm Line(double fromX, double fromY, double toX, double toY, double width)
    {
        new Curve([(fromX, fromY), (toX, toY)]).Draw(Page, Density, _hand.Pen with { Width = width }, _random);
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

    /// <inheritdoc/>
    public void Dispose() => Page.Dispose();

    private TemplateField Field(string name) => _template.Fields.Single(field => field.Name == name);

    private FilledForm Tick(MillimetreBox box, TickStyle style)
    {
        var (left, right, top, bottom) = (box.X, box.X + box.Width, box.Y, box.Y + box.Height);
        switch (style)
        {
            case TickStyle.Check:
                return Draw(
                [
                    (left + 0.15 * box.Width + Shake(), top + 0.5 * box.Height + Shake()),
                    (left + 0.4 * box.Width + Shake(), bottom - 0.7 + Shake()),
                    (left + 0.65 * box.Width + Shake(), top + 0.35 * box.Height + Shake()),
                    (right + _random.NextDouble(), top - 1.5 * _random.NextDouble()),
                ]);
            case TickStyle.Stroke:
                return Draw([(left + 0.5 + Shake(), bottom - 0.5 + Shake()), ((left + right) / 2 + Shake(), (top + bottom) / 2 + Shake()), (right - 0.4 + Shake(), top + 0.4 + Shake())]);
            case TickStyle.OverLong:
                return DrawCross(box, -1 - 1.5 * _random.NextDouble(), _hand.Pen);
            case TickStyle.Faint:
                return DrawCross(box, 0.4, _hand.Pen.Faintly(_random));
            case TickStyle.InkedOut:
                return DrawCross(box, 0.4, _hand.Pen).Fill(box);
            default:
                return DrawCross(box, 0.9 - 1.2 * _random.NextDouble(), _hand.Pen);
        }
    }

    private FilledForm DrawCross(MillimetreBox box, double inset, Pen pen)
    {
        var (left, right, top, bottom) = (box.X + inset, box.X + box.Width - inset, box.Y + inset, box.Y + box.Height - inset);
        var (middleX, middleY) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        Draw([(left + Shake(), top + Shake()), (middleX + Shake(), middleY + Shake()), (right + Shake(), bottom + Shake())], pen);
        return Draw([(right + Shake(), top + Shake()), (middleX + Shake(), middleY + Shake()), (left + Shake(), bottom + Shake())], pen);
    }

    /// <summary>Fills a box by going to and fro.</summary>
    private FilledForm Fill(MillimetreBox box)
    {
        var line = new List<(double X, double Y)>();
        var step = (0.6 + 0.5 * _random.NextDouble()) * _hand.Pen.Width;
        for (var y = box.Y; y <= box.Y + box.Height; y += step)
            line.AddRange([(box.X - 0.1 + Shake(), y), (box.X + box.Width + 0.1 + Shake(), y + step / 2)]);
        return Draw(line);
    }

    private FilledForm Draw(IReadOnlyList<(double X, double Y)> line, Pen? pen = null)
    {
        new Curve(line).Draw(Page, Density, pen ?? _hand.Pen, _random);
        return this;
    }

    private double Shake() => (_random.NextDouble() - 0.5) * 0.6;
}
