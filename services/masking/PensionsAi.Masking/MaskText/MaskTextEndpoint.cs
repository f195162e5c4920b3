using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.JobWorker;
using PensionsAi.JobWorker.Checking;
using PensionsAi.Masking.Contracts;
using PensionsAi.Masking.Domain;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.MaskText;

internal static class MaskTextEndpoint
{
    private const string Path = "/v1/maskings";

    public static void MapMaskText(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Handle)
            .Accepts<Request>("application/json")
            .WithName("CreateMasking")
            .WithTags("Masking")
            .WithSummary("Mask the personal data in texts")
            .WithDescription(
                "Finds personal data in Swedish text and replaces it. Everything outside the replacements is returned unchanged. "
                + "Findings that overlap become one. Either every text is masked or the call fails.")
            .WithRequestExample(MaskTextExamples.Request)
            .WithResponseExample(StatusCodes.Status200OK, MaskTextExamples.Result)
            .ProducesProblems(
                MaskTextCheck.NoTexts,
                MaskTextCheck.TooManyTexts,
                MaskTextCheck.TextTooLong,
                ServiceProblem.UnsupportedMediaType("application/json"),
                MaskTextCheck.EntityTypeNotAvailable(PiiEntityType.Sensitive),
                TextMasker.RecognizerFailed,
                TextMasker.TimedOut)
            .AcceptsJobs()
            .RequireScope(Scopes.Mask);
        routes.MapJobCheck(Path, Check).RequireScope(Scopes.Mask).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<MaskingResult>, ProblemResult>> Handle(
        Request request,
        TextMasker masker,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        context.SetModel(masker.Model);
        return (await masker.MaskAsync(request, context.User.Caller().Name, progress: null, cancellationToken)).ToHttpResult();
    }

    private static async Task<Results<NoContent, ProblemResult>> Check(JobCheckRequest request, TextMasker masker, CancellationToken cancellationToken) =>
        await FindProblem(request, masker, cancellationToken) is { } problem ? problem.ToHttpResult() : TypedResults.NoContent();

    private static async Task<ServiceProblem?> FindProblem(JobCheckRequest request, TextMasker masker, CancellationToken cancellationToken)
    {
        if (!JsonMediaType.IsJson(request.ContentType))
            return ServiceProblem.UnsupportedMediaType("application/json");
        if (!request.IsWhole)
            return null;

        using var body = new MemoryStream(request.Head.ToArray(), writable: false);
        var read = await JsonBody.ReadAsync<Request>(body, cancellationToken);
        return read.IsSuccess ? masker.Check(read.Value) : read.Problem;
    }
}
