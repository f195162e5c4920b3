using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PensionsAi.FormReading.Contracts;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;
using ZXing.QrCode.Internal;

namespace PensionsAi.FormReading.Printing;

/// <summary>
/// Draws the blank form of a definition as a PDF, to be printed at its real size. Frames are grey and thin, so that ink that
/// crosses them stays darker than they are.
/// </summary>
internal static class BlankForm
{
    /// <summary>Points of a millimetre.</summary>
    public const double PointsPerMillimetre = 72 / 25.4;

    private const double FootSize = 7;

    private static readonly XColor FrameColour = XColor.FromGrayScale(0.55);

    /// <summary>The PDF.</summary>
    /// <param name="template">A definition that <see cref="Templates.FormTemplateCheck"/> finds nothing wrong with.</param>
    public static byte[] Draw(FormTemplate template)
    {
        FormFonts.Use();
        using var document = new PdfDocument();
        document.Info.Title = template.Title;
        document.Language = "sv-SE";
        for (var number = 1; number <= template.Pages.Count; number++)
            DrawPage(document, template, number);
        using var pdf = new MemoryStream();
        document.Save(pdf);
        return pdf.ToArray();
    }

    private static void DrawPage(PdfDocument document, FormTemplate template, int number)
    {
        var definition = template.Pages[number - 1];
        var page = document.AddPage();
        page.Width = XUnit.FromMillimeter(definition.Width);
        page.Height = XUnit.FromMillimeter(definition.Height);
        using var drawing = XGraphics.FromPdfPage(page);
        drawing.ScaleTransform(PointsPerMillimetre);

        for (var corner = 0; corner < FormLayout.MarksPerPage; corner++)
            DrawMark(drawing, FormLayout.Mark(definition, corner), FormLayout.MarkId(number, corner));
        DrawCode(drawing, new PrintedCode(template.Id, template.Version, number));
        foreach (var text in PrintedText.On(template, number))
            Write(drawing, text);
        foreach (var field in template.Fields.Where(field => field.Page == number))
            DrawField(drawing, field);
        DrawFoot(drawing, template, definition, number);
    }

    private static void DrawMark(XGraphics drawing, MillimetreBox box, int id)
    {
        var black = MarkPattern.Black(id);
        DrawModules(drawing, box, MarkPattern.Modules, (row, column) => black[row, column]);
    }

    private static void DrawCode(XGraphics drawing, PrintedCode code)
    {
        var hints = new Dictionary<EncodeHintType, object>
        {
            [EncodeHintType.ERROR_CORRECTION] = ErrorCorrectionLevel.M,
            [EncodeHintType.MARGIN] = 0,
        };
        var matrix = new QRCodeWriter().encode(code.Text, BarcodeFormat.QR_CODE, 0, 0, hints);
        DrawModules(drawing, FormLayout.Code, matrix.Width, (row, column) => matrix[column, row]);
    }

    /// <summary>Draws runs of black modules as one rectangle each: between two that touch, viewers show a hairline.</summary>
    private static void DrawModules(XGraphics drawing, MillimetreBox box, int modules, Func<int, int, bool> isBlack)
    {
        var (width, height) = (box.Width / modules, box.Height / modules);
        for (var row = 0; row < modules; row++)
        {
            for (var column = 0; column < modules; column++)
            {
                var first = column;
                while (column < modules && isBlack(row, column))
                    column++;
                if (column > first)
                    drawing.DrawRectangle(XBrushes.Black, box.X + first * width, box.Y + row * height, (column - first) * width, height * 1.02);
            }
        }
    }

    private static void DrawField(XGraphics drawing, TemplateField field)
    {
        if (field.Type == FieldType.Choice)
        {
            foreach (var option in field.Options!)
                Frame(drawing, option.Box);
        }
        else if (field.Cells is { Count: > 0 } cells)
        {
            DrawCells(drawing, field, cells);
        }
        else
        {
            Frame(drawing, field.Box);
        }
    }

    /// <summary>A hyphen is printed where two cells stand apart, as before the last four digits of a personnummer.</summary>
    private static void DrawCells(XGraphics drawing, TemplateField field, IReadOnlyList<MillimetreBox> cells)
    {
        foreach (var cell in cells)
            Frame(drawing, cell);
        if (field.Type is not (FieldType.Personnummer or FieldType.Date))
            return;
        for (var i = 1; i < cells.Count; i++)
        {
            var (left, right) = (cells[i - 1].X + cells[i - 1].Width, cells[i].X);
            const double hyphenGap = 3;
            const double hyphenLength = 1.6;
            var middle = cells[i].Y + cells[i].Height / 2;
            if (right - left >= hyphenGap)
                drawing.DrawLine(new XPen(FrameColour, 0.4), (left + right - hyphenLength) / 2, middle, (left + right + hyphenLength) / 2, middle);
        }
    }

    private static void DrawFoot(XGraphics drawing, FormTemplate template, TemplatePage page, int number)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{template.Id} {template.Version}   Sida {number} ({template.Pages.Count})");
        Write(drawing, new PrintedText(string.Empty, text, FormLayout.MarkInsetX + FormLayout.MarkSide + 4, page.Height - FormLayout.MarkInsetY - 1, FootSize));
    }

    private static void Frame(XGraphics drawing, MillimetreBox box) =>
        drawing.DrawRectangle(new XPen(FrameColour, 0.25), box.X, box.Y, box.Width, box.Height);

    private static void Write(XGraphics drawing, PrintedText text) =>
        drawing.DrawString(text.Text, text.Font, XBrushes.Black, new XPoint(text.X, text.Y));
}
