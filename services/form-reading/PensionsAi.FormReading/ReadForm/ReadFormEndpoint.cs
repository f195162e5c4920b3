using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pages;
using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Templates;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Checking;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.ReadForm;

internal static class ReadFormEndpoint
{
    private const string Path = "/v1/form-readings";

    private const string Description =
        """
        Reads a form on paper: which it is by its printed code, where everything is by its registration marks, and what has been
        written by comparison with its blank (`GET /v1/form-templates/{id}/blank`). The page may lie any way round, be a negative,
        a fax or a photograph. Or reads a picture of one cropped field: one row of handwriting, at any size.

        A value is accepted only when what is written keeps the field's rules as it stands and the confidence is above the
        threshold; otherwise `value` is null and `suggestion` is the most probable reading that keeps the rules, for a person to
        confirm: the form waits at `/v1/reviews/{reviewId}`. `decision` is `accepted` when every required field is, and whatever else was written; some of the accepted
        forms are drawn for review too, and then have a `reviewId`, but their values can be used. A field without writing is a `review`, not an error; a page
        that is none of the form, shows two forms, or has lost its marks is a problem (422).

        The body is a picture (PNG, JPEG, TIFF; 25 MB, 100 megapixels), a PDF or a ZIP archive of pictures and PDFs (100 MB, 1,000
        pages). One page is answered with 200; several pages, and every archive, with 202 and a job, whose result has one reading
        for each form, and each page that could not be read. As `text/csv` the result has a line for each field. Boxes in a PDF
        are in pixels of the page with its longer side at 3,508.
        """;

    public static void MapReadForm(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Handle)
            .Accepts<Stream>(FormMediaTypes.Png, FormMediaTypes.Jpeg, FormMediaTypes.Tiff, FormMediaTypes.Pdf, FormMediaTypes.Zip)
            .Produces<Contracts.FormReading>()
            .WithName("CreateFormReading")
            .WithTags("Form reading")
            .WithSummary("Read a form that was filled in by hand")
            .WithDescription(Description)
            .WithParameter(
                "template",
                "The form, for example `premiepension-70plus`; left out, it is recognised by its printed code. Of a picture that is one field: "
                + "`field:personnummer`, `field:digits` or `field:date`.",
                "premiepension-70plus")
            .WithParameter("length", "How many digits are written, 1 to 20; only with `field:digits`, null when not known.", "4")
            .WithResponseExample(StatusCodes.Status200OK, ReadFormExamples.Reading)
            .ProducesProblems(
                FieldTemplate.Find("field:digits", "many").Problem!,
                PictureLimits.FileTooLarge,
                PictureLimits.TooManyPixels,
                FileProblems.TooLarge,
                FileProblems.TooManyPages,
                FormMediaTypes.Unsupported,
                PageProblems.UnknownTemplate,
                PageProblems.NotRecognised,
                PageProblems.NotFound,
                PageProblems.WrongTemplate,
                PageProblems.SeveralForms,
                PageProblems.PagesMissing,
                PageProblems.NotAvailable,
                PictureLimits.Unreadable,
                PictureLimits.SeveralPages,
                FileProblems.UnreadablePdf,
                FileProblems.UnreadableZip,
                ReviewProblems.QueueFull)
            .AcceptsJobs()
            .RequireScope(Scopes.ReadForms);
        routes.MapJobCheck(Path, Check).RequireScope(Scopes.ReadForms).ExcludeFromDescription();
    }

    private static async Task<IResult> Handle(
        [FromQuery] string? template,
        [FromQuery] string? length,
        HttpContext context,
        FormReader reader,
        ReviewIntake reviews,
        JobHandOver jobs,
        CancellationToken cancellationToken)
    {
        context.SetModel(reader.Model);
        var parsed = await ParseAsync(template, length, context.Request.ContentType, reader, cancellationToken);
        if (!parsed.IsSuccess)
            return parsed.Problem.ToHttpResult();

        var (choice, kind) = parsed.Value;
        if (kind != FileKind.Picture && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = FileProblems.MaxBytes;
        if (context.Request.ContentLength > FileProblems.MaxBytesOf(kind))
            return FileProblems.TooLargeOf(kind).ToHttpResult();
        // What is larger than a picture may be is not held in memory for a call that waits.
        var isLarge = context.Request.ContentLength is not <= PictureLimits.MaxFileBytes;
        if (kind == FileKind.Zip || (kind == FileKind.Pdf && isLarge))
            return await jobs.SendAsync(context, [], cancellationToken);

        var body = await FormBody.ReadAsync(kind, context.Request.Body, context.Request.ContentLength, cancellationToken);
        if (!body.IsSuccess)
            return body.Problem.ToHttpResult();
        if (choice.Field is null && await reader.HasSeveralPagesAsync(kind, body.Value, cancellationToken))
            return await jobs.SendAsync(context, body.Value, cancellationToken);
        var read = await reader.ReadPageAsync(choice, kind, body.Value, cancellationToken);
        if (!read.IsSuccess)
            return read.Problem.ToHttpResult();
        var caller = context.User.Caller();
        var reviewed = await reviews.AddAsync(read.Value.Reading, read.Value.EncodeCrops, new ReviewSource(caller.Name, caller.CaseReference), cancellationToken);
        return reviewed.IsSuccess ? TypedResults.Ok(reviewed.Value) : reviewed.Problem.ToHttpResult();
    }

    private static async Task<Results<NoContent, ProblemResult>> Check(
        [FromQuery] string? template, [FromQuery] string? length, JobCheckRequest request, FormReader reader, CancellationToken cancellationToken)
    {
        var parsed = await ParseAsync(template, length, request.ContentType, reader, cancellationToken);
        var problem = parsed.Problem ?? FileProblems.CheckHead(parsed.Value.Kind, request.Head.Span);
        return problem is null ? TypedResults.NoContent() : problem.ToHttpResult();
    }

    private static async Task<Outcome<(TemplateChoice Choice, FileKind Kind)>> ParseAsync(
        string? template, string? length, string? contentType, FormReader reader, CancellationToken cancellationToken)
    {
        var choice = TemplateChoice.Parse(template, length);
        if (!choice.IsSuccess)
            return choice.Problem;
        var kind = FormMediaTypes.Parse(contentType, choice.Value);
        if (!kind.IsSuccess)
            return kind.Problem;
        return await reader.UnknownAsync(choice.Value, cancellationToken) is { } unknown ? unknown : (choice.Value, kind.Value);
    }
}
