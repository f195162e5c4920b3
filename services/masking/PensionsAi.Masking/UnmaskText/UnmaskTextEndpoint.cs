using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.Masking.Contracts;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Masking.Contracts.UnmaskText;

namespace PensionsAi.Masking.UnmaskText;

internal static class UnmaskTextEndpoint
{
    public static void MapUnmaskText(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/unmaskings", Handle)
            .Accepts<Request>("application/json")
            .WithName("CreateUnmasking")
            .WithTags("Masking")
            .WithSummary("Restore texts that were masked with encrypt")
            .WithDescription(
                "Puts back, byte for byte, what the operator `encrypt` masked. Everything else is returned unchanged. Whoever has the "
                + "scope `unmask` restores what any caller masked: who masks and who restores can be two. Every call leaves an entry in "
                + "the audit trail. Nothing is stored: there is no job and no Idempotency-Key.")
            .WithRequestExample(UnmaskTextExamples.Request)
            .WithResponseExample(StatusCodes.Status200OK, UnmaskTextExamples.Result)
            .ProducesProblems(
                ServiceProblem.InvalidField("texts", "Must hold at least one text."),
                TextUnmasker.TooManyTexts,
                TextUnmasker.TextTooLong,
                ServiceProblem.UnsupportedMediaType("application/json"))
            .RequireScope(Scopes.Unmask);

    private static Results<Ok<UnmaskingResult>, ProblemResult> Handle(
        Request request,
        TextUnmasker unmasker,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return unmasker.Unmask(request, cancellationToken).ToHttpResult();
    }
}
