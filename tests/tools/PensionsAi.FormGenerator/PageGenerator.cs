using System.Globalization;
using OpenCvSharp;
using PensionsAi.FormGenerator.Scanning;
using PensionsAi.FormGenerator.Writing;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Pdf;
using PensionsAi.StripComposer;

namespace PensionsAi.FormGenerator;

/// <summary>Makes filled-in, scanned pages of a form. The same seed makes the same page. Thread-safe.</summary>
/// <param name="template">The form.</param>
/// <param name="digits">Whose digits are on it.</param>
/// <param name="numbers">Test personnummer, twelve digits each.</param>
public sealed class PageGenerator(FormTemplate template, MnistDigits digits, IReadOnlyList<string> numbers)
{
    private const int PhotoQuality = 80;

    /// <summary>Nearer to a field than this, in millimetres, a stamp is on it: strokes reach so far, and so does whoever reads them.</summary>
    private const double StampReach = 1.5;

    /// <summary>A page as an office scans it.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="page">Which of the form's pages, from 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<GeneratedPage> ScanAsync(int seed, int page = 1, CancellationToken cancellationToken = default)
    {
        var random = new Random(seed);
        var style = ScanStyle.Vary(random);
        var pen = Pen.Vary(random);
        using var form = await OpenAsync(page, pen, !style.IsGrey, random, cancellationToken);
        var fields = new FormFiller(template, numbers, random).Fill(form, page);
        using var scan = Scanner.Scan(form.Page, template.Pages[page - 1], style, random);
        return Save(scan, page, seed, [.. style.Kinds(), pen.Name + " pen"], fields, style);
    }

    /// <summary>A page that comes otherwise.</summary>
    /// <param name="kind">How it comes. For <see cref="SpecialScan.WrongForm"/> this generator's template is the wrong one.</param>
    /// <param name="seed">Decides everything else.</param>
    /// <param name="page">Which of the form's pages, from 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<GeneratedPage> ScanAsync(SpecialScan kind, int seed, int page = 1, CancellationToken cancellationToken = default)
    {
        var random = new Random(seed);
        var pen = Pen.Vary(random);
        using var form = await OpenAsync(page, pen, kind != SpecialScan.Fax, random, cancellationToken);
        var filler = new FormFiller(template, numbers, random);
        var fields = kind == SpecialScan.Empty ? filler.Empty(page) : filler.Fill(form, page);
        using var scan = new ScannedPage(form.Page);
        switch (kind)
        {
            case SpecialScan.Photo:
                Photo.Take(scan, random);
                break;
            case SpecialScan.Fax:
                scan.Change(picture => PageChanges.Rotate(picture, 3 * random.NextDouble() - 1.5));
                scan.Resize(204.0 / 300, 98.0 / 300).Change(PageChanges.BlackAndWhite);
                break;
            case SpecialScan.Negative:
                scan.Change(PageChanges.Negate);
                break;
            case SpecialScan.UpsideDown:
                scan.Turn(RotateFlags.Rotate180);
                break;
            case SpecialScan.OnItsSide:
                scan.Turn(random.Next(2) == 0 ? RotateFlags.Rotate90Clockwise : RotateFlags.Rotate90Counterclockwise);
                break;
            case SpecialScan.TwoForms:
                using (var second = await OpenAsync(page, Pen.Vary(random), inColours: true, random, cancellationToken))
                {
                    new FormFiller(template, numbers, random).Fill(second, page);
                    scan.Change(picture => PageChanges.Beside(picture, second.Page));
                }

                scan.Resize(0.7, 0.7);
                break;
        }

        return Save(scan, page, seed, [kind.ToString()], fields, style: null);
    }

    private async Task<FilledForm> OpenAsync(int page, Pen pen, bool inColours, Random random, CancellationToken cancellationToken)
    {
        var blank = await BlankPictures.OpenAsync(template, page, inColours, cancellationToken);
        return new FilledForm(template, blank, Handwriting.Vary(digits, pen, random), random);
    }

    private GeneratedPage Save(ScannedPage scan, int page, int seed, IReadOnlyList<string> kinds, IReadOnlyList<FieldTruth> fields, ScanStyle? style)
    {
        var quality = style?.JpegQuality ?? PhotoQuality;
        var isJpeg = quality > 0;
        var content = isJpeg
            ? scan.Picture.ImEncode(".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, quality))
            : scan.Picture.ImEncode(".png");
        var (extension, mediaType) = isJpeg ? (".jpg", "image/jpeg") : (".png", "image/png");
        var scale = 1.0;
        if (style is { IsPdf: true })
        {
            content = FormFiles.Pdf(content);
            (extension, mediaType) = (".pdf", "application/pdf");
            scale = (double)PdfPages.LongSide / Math.Max(scan.Picture.Width, scan.Picture.Height);
        }

        var boxes = template.Fields.ToDictionary(field => field.Name, field => field.Box);
        var across = scan.BoxOf(new MillimetreBox(0, 0, template.Pages[page - 1].Width, template.Pages[page - 1].Height), scale);
        var truth = new PageTruth(
            template.Id,
            template.Version,
            page,
            seed,
            string.Create(CultureInfo.InvariantCulture, $"{template.Id}-{seed}-{page}{extension}"),
            kinds,
            (across.Width + across.Height) / (template.Pages[page - 1].Width + template.Pages[page - 1].Height),
            [
                .. fields.Select(field => field with
                {
                    How = field.How ?? (scan.IsStamped(boxes[field.Name], StampReach) ? "stamped over" : null),
                    BoundingBox = scan.BoxOf(boxes[field.Name], scale),
                }),
            ],
            style);
        return new GeneratedPage(content, mediaType, truth);
    }
}
