using PdfSharp.Drawing;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Printing;

/// <summary>A text of a blank form where it is printed: what is drawn, and what a definition is checked by.</summary>
/// <param name="Path">JSON path of the text in the definition.</param>
/// <param name="Text">The text.</param>
/// <param name="X">Its left end, in millimetres.</param>
/// <param name="Y">Its baseline, in millimetres.</param>
/// <param name="Size">In points.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record PrintedText(string Path, string Text, double X, double Y, double Size, bool IsBold = false)
{
    private const double LabelSize = 8.5;
    private const double LabelGap = 1.2;

    /// <summary>From the side of a tick box to its label, and from its middle to the label's baseline.</summary>
    private const double BesideGap = 2;
    private const double BesideBaseline = 1.1;

    /// <summary>Share of a text's height that is above the baseline, with the ring of an Å.</summary>
    private const double Ascent = 0.91;

    /// <summary>The texts of a page: its own, and the labels of its fields.</summary>
    /// <param name="template">The definition.</param>
    /// <param name="number">The page, from 1.</param>
    public static IEnumerable<PrintedText> On(FormTemplate template, int number)
    {
        foreach (var (index, text) in template.Pages[number - 1].Texts.Index())
            yield return new PrintedText($"pages[{number - 1}].texts[{index}]", text.Text, text.X, text.Y, text.Size, text.IsBold);
        foreach (var (index, field) in template.Fields.Index().Where(field => field.Item.Page == number))
        {
            var path = $"fields[{index}]";
            yield return field.Type == FieldType.Checkbox
                ? Beside(path + ".label", field.Label, field.Box)
                : new PrintedText(path + ".label", field.Label, field.Box.X, field.Box.Y - LabelGap, LabelSize);
            if (field.Type != FieldType.Choice)
                continue;
            foreach (var (place, option) in (field.Options ?? []).Index())
                yield return Beside($"{path}.options[{place}].label", option.Label, option.Box);
        }
    }

    /// <summary>The font, in millimetres.</summary>
    public XFont Font => new(FormFonts.Family, Size / BlankForm.PointsPerMillimetre, IsBold ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    /// <summary>What it covers, in millimetres.</summary>
    public MillimetreBox Measure()
    {
        FormFonts.Use();
        using var drawing = XGraphics.CreateMeasureContext(new XSize(1, 1), XGraphicsUnit.Point, XPageDirection.Downwards);
        var size = drawing.MeasureString(Text, Font);
        var ascent = Size / BlankForm.PointsPerMillimetre * Ascent;
        return new MillimetreBox(X, Y - ascent, size.Width, ascent);
    }

    private static PrintedText Beside(string path, string label, MillimetreBox box) =>
        new(path, label, box.X + box.Width + BesideGap, box.Y + (box.Height / 2) + BesideBaseline, LabelSize);
}
