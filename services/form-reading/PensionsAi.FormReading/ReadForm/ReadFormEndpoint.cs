using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PensionsAi.FormReading.Imaging;
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
                + "that keeps the rules, for a person to confirm: the form waits at `/v1/reviews/{reviewId}`. A picture without writing is a `review`, not an error. "
                + "Some of the accepted forms are drawn for review too, and then have a `reviewId`; their values can be used. "
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
                FieldTemplate.Find("unknown", null).Problem!,
                FieldTemplate.Find(null, null).Problem!,
                PictureLimits.Unreadable,
                PictureLimits.SeveralPages,
                ReviewProblems.QueueFull)
            .AcceptsJobs()
            .RequireScope(Scopes.ReadForms);
        routes.MapJobCheck(Path, Check).RequireScope(Scopes.ReadForms).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<Contracts.FormReading>, ProblemResult>> Handle(
        [FromQuery] string? template,
        [FromQuery] string? length,
        HttpContext context,
        ReviewedReader reader,
        CancellationToken cancellationToken)
    {
        context.SetModel(reader.Model);
        var found = FieldTemplate.Find(template, length);
        if (!found.IsSuccess)
            return found.Problem.ToHttpResult();
        var body = await PictureBody.ReadAsync(context.Request.Body, context.Request.ContentLength, cancellationToken);
        var caller = context.User.Caller();
        return body.IsSuccess
            ? (await reader.ReadAsync(found.Value, body.Value, new ReviewSource(caller.Name, caller.CaseReference), cancellationToken)).ToHttpResult()
            : body.Problem.ToHttpResult();
    }

    private static Results<NoContent, ProblemResult> Check([FromQuery] string? template, [FromQuery] string? length, JobCheckRequest request)
    {
        var problem = PictureMediaTypes.Check(request.ContentType)
            ?? FieldTemplate.Find(template, length).Problem
            ?? PictureLimits.Check(PictureHeader.Read(request.Head.Span));
        return problem is null ? TypedResults.NoContent() : problem.ToHttpResult();
    }
}
