using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Pages;
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

    public static void MapReadForm(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Handle)
            .Accepts<Stream>(PictureMediaTypes.Png, PictureMediaTypes.Jpeg, PictureMediaTypes.Tiff)
            .WithName("CreateFormReading")
            .WithTags("Form reading")
            .WithSummary("Read the handwriting in a picture")
            .WithDescription(
                "Reads a picture of one cropped field: one row of handwriting, dark on bright or bright on dark, at any size up "
                + "to 25 MB and 100 megapixels. A value is accepted only when every digit as written keeps the field's rules and "
                + "the confidence is above the threshold; otherwise `value` is null and `suggestion` is the most probable number "
                + "that keeps the rules, for a person to confirm. A picture without writing is a `review`, not an error. "
                + "This version reads one picture a call as PNG, JPEG or TIFF; `application/pdf` and files of several pages are "
                + "refused (415 and 422), and a form is not recognised by its printed code.")
            .WithParameter("template", "What the picture shows: `field:personnummer` or `field:digits`.", "field:personnummer")
            .WithParameter("length", "How many digits are written, 1 to 20; only with `field:digits`, null when not known.", "4")
            .WithResponseExample(StatusCodes.Status200OK, ReadFormExamples.Reading)
            .ProducesProblems(
                FieldTemplate.Find("field:digits", "many").Problem!,
                PictureLimits.FileTooLarge,
                PictureLimits.TooManyPixels,
                PictureMediaTypes.Check("text/plain")!,
                PageProblems.UnknownTemplate,
                PageProblems.NotRecognised,
                PageProblems.NotFound,
                PageProblems.WrongTemplate,
                PageProblems.SeveralForms,
                PageProblems.PagesMissing,
                PageProblems.NotAvailable,
                PictureLimits.Unreadable,
                PictureLimits.SeveralPages)
            .AcceptsJobs()
            .RequireScope(Scopes.ReadForms);
        routes.MapJobCheck(Path, Check).RequireScope(Scopes.ReadForms).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<Contracts.FormReading>, ProblemResult>> Handle(
        [FromQuery] string? template,
        [FromQuery] string? length,
        HttpContext context,
        FormReader reader,
        CancellationToken cancellationToken)
    {
        context.SetModel(reader.Model);
        var choice = TemplateChoice.Parse(template, length);
        if (!choice.IsSuccess)
            return choice.Problem.ToHttpResult();
        if (await reader.UnknownAsync(choice.Value, cancellationToken) is { } unknown)
            return unknown.ToHttpResult();
        var body = await PictureBody.ReadAsync(context.Request.Body, context.Request.ContentLength, cancellationToken);
        return body.IsSuccess ? Answer(await reader.ReadAsync(choice.Value, body.Value, cancellationToken)) : body.Problem.ToHttpResult();
    }

    private static Results<Ok<Contracts.FormReading>, ProblemResult> Answer(Outcome<ReadPage> read) =>
        read.IsSuccess ? TypedResults.Ok(read.Value.Reading) : read.Problem.ToHttpResult();

    private static async Task<Results<NoContent, ProblemResult>> Check(
        [FromQuery] string? template, [FromQuery] string? length, JobCheckRequest request, FormReader reader, CancellationToken cancellationToken)
    {
        var choice = TemplateChoice.Parse(template, length);
        var problem = PictureMediaTypes.Check(request.ContentType)
            ?? choice.Problem
            ?? await reader.UnknownAsync(choice.Value!, cancellationToken)
            ?? PictureLimits.Check(PictureHeader.Read(request.Head.Span));
        return problem is null ? TypedResults.NoContent() : problem.ToHttpResult();
    }
}
