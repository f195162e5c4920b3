using Microsoft.Extensions.Options;
using OpenCvSharp;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.Pdf;
using PensionsAi.FormReading.Printing;
using PensionsAi.FormReading.Templates;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>
/// Reads one page of a form: which it is by its printed code, where everything is by its marks, and what is on it that the
/// blank has not. What does not fit together is a problem; a page whose code cannot be read is a review. Thread-safe.
/// </summary>
internal sealed class PageReader(FormTemplates templates, BlankPages blanks, FieldsReader fields, IOptions<FormReadingOptions> options)
{
    private const int LeastMarks = 2;

    /// <summary>Reads a page.</summary>
    /// <param name="picture">The page, either way up, positive or negative.</param>
    /// <param name="named">The template that the caller named; null when it is to be recognised.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<FormPage>> ReadAsync(GreyPicture picture, string? named, CancellationToken cancellationToken)
    {
        if (!blanks.IsAvailable || !OpenCv.IsInstalled)
            return PageProblems.NotAvailable;
        using var upright = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC1, picture.Pixels);
        var marks = MarkFinder.Find(upright);
        if (marks.AreOfSeveralPages)
            return PageProblems.SeveralForms;
        if (marks.OfPage.Count() < LeastMarks)
            return named is null ? PageProblems.NotRecognised : PageProblems.NotFound;

        using var positive = new Mat();
        if (marks.IsNegative)
            Cv2.BitwiseNot(upright, positive);
        else
            upright.CopyTo(positive);
        var code = CodeReader.Read(positive, marks);
        var known = await FindAsync(code, named, marks.Page, cancellationToken);
        if (!known.IsSuccess)
            return known.Problem;

        var template = known.Value;
        var blank = await BlankAsync(template, marks.Page, cancellationToken);
        using var straight = StraightPage.Lay(positive, picture.Scale, marks, template.Pages[marks.Page - 1], blank);
        if (straight is null)
            return PageProblems.NotFound;
        using var page = new PrintedPage(straight, blank);
        return ReadFields(template, marks.Page, straight, page, isCertain: code is not null);
    }

    private async Task<Outcome<FormTemplate>> FindAsync(PrintedCode? code, string? named, int page, CancellationToken cancellationToken)
    {
        if (code is null && named is null)
            return PageProblems.NotRecognised;
        if (code is not null && named is not null && code.TemplateId != named)
            return PageProblems.WrongTemplate;
        var template = await templates.FindAsync(code?.TemplateId ?? named!, code?.Version, cancellationToken);
        if (template is null)
            return PageProblems.UnknownTemplate;
        return page > template.Pages.Count || (code is not null && code.Page != page) ? PageProblems.NotFound : template;
    }

    private async Task<GreyPicture> BlankAsync(FormTemplate template, int page, CancellationToken cancellationToken) =>
        (await blanks.RenderAsync(template, cancellationToken))[page - 1];

    private Outcome<FormPage> ReadFields(FormTemplate template, int number, StraightPage straight, PrintedPage page, bool isCertain)
    {
        var thresholds = AcceptanceThresholds.Of(template, options.Value);
        // Without its code nothing proves which version of the form this is.
        if (!isCertain)
            thresholds = thresholds with { Accept = AcceptanceRule.Never };
        var ofPage = template.Fields.Where(field => field.Page == number).ToList();
        var seen = ofPage.Select(field => SeenField.See(page, field)).ToList();
        // A page of this form shows most of its fields' print, however much is written on it.
        if (seen.Count(field => field.IsFound) * 2 < seen.Count)
            return PageProblems.NotFound;

        var readings = fields.Read(straight, seen, thresholds);
        var crops = ofPage.ToDictionary(field => field.Name, field => straight.Crop(field.Box));
        return new FormPage(template, number, readings, crops, thresholds.Accept != AcceptanceRule.Never);
    }
}
