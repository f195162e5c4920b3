using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.FormReading.Reviews;

/// <summary>What a reviewer can do with the queue.</summary>
internal static class ReviewEndpoints
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;
    private const int MaxPage = 1_000_000;
    private const string IdText = "Id of the review, from the list or from `reviewId` of a reading.";
    private const string StatusRule = "Must be waiting, claimed, settled, rejected or expired.";

    private static readonly string IdExample = ReviewExamples.Waiting.Id.ToString();

    public static void MapReviews(this IEndpointRouteBuilder routes)
    {
        var reviews = routes.MapGroup("/v1/reviews").WithTags("Review").RequireScope(Scopes.Review);
        reviews.MapGet(string.Empty, ListAsync)
            .WithName("listReviews")
            .WithSummary("List what waits for a person")
            .WithDescription("Reviews of all callers, the oldest first; those that are not finished unless a status is named. Nothing of what is written on a form is in the list.")
            .WithParameter("kind", "Only reviews of this kind.", StoredReview.FormReadings)
            .WithParameter("status", "Only reviews that are waiting, claimed, settled, rejected or expired. Left out: those that are waiting or claimed.", "waiting")
            .WithParameter("limit", "Most items on a page, 1 to 100.", "20")
            .WithParameter("page", "Which page, from 1.", "1")
            .Produces<ReviewList>()
            .WithResponseExample(200, new ReviewList([ReviewExamples.Waiting], 1, DefaultLimit, 1))
            .ProducesProblems(ServiceProblem.InvalidField("status", StatusRule));
        reviews.MapGet("/{id:guid}", GetAsync)
            .WithName("getReview")
            .WithSummary("See a form under review")
            .WithDescription("The fields as read, the best first of what else they may say, with their pictures; once finished, what the reviewer said.")
            .WithParameter("id", IdText, IdExample)
            .Produces<ReviewDetails>()
            .WithResponseExample(200, ReviewExamples.Details)
            .ProducesProblems(ReviewProblems.NotFound);
        reviews.MapPut("/{id:guid}", FinishAsync)
            .WithName("finishReview")
            .WithSummary("Say what is written, or reject the form")
            .WithDescription(
                "Give `values` for the fields that are asked, as they are written on the paper, or `reject` the form with the reason why it "
                + "holds none that can be used. A review need not be claimed first, but another reviewer's claim is respected. It ends once: "
                + "the same again by the same reviewer is answered alike, anything else with 409. The values can be fetched for seven days; "
                + "each field is kept, encrypted, as an example for measuring and training.")
            .WithParameter("id", IdText, IdExample)
            .Produces<Review>()
            .WithRequestExample(ReviewExamples.Decision)
            .WithResponseExample(200, ReviewExamples.Settled)
            .ProducesProblems(
                ServiceProblem.InvalidField("values", "Give either values or reject."),
                ReviewProblems.NotFound, ReviewProblems.ClaimedByAnother, ReviewProblems.Finished);
        reviews.MapPut("/{id:guid}/claim", ClaimAsync)
            .WithName("claimReview")
            .WithSummary("Claim a review")
            .WithDescription("Nobody else can finish the review while the claim lasts, 15 minutes unless the operator set another time. Claiming again lengthens it.")
            .WithParameter("id", IdText, IdExample)
            .Produces<Review>()
            .WithResponseExample(200, ReviewExamples.Claimed)
            .ProducesProblems(ReviewProblems.NotFound, ReviewProblems.ClaimedByAnother, ReviewProblems.Finished);
        reviews.MapDelete("/{id:guid}/claim", ReleaseAsync)
            .WithName("releaseReview")
            .WithSummary("Let go of a claim")
            .WithDescription("The review waits for another reviewer. Without a claim of one's own nothing happens.")
            .WithParameter("id", IdText, IdExample)
            .Produces(204)
            .ProducesProblems(ReviewProblems.NotFound, ReviewProblems.ClaimedByAnother);
        routes.MapGet("/v1/review-agreements", ListAgreementsAsync)
            .WithTags("Review")
            .WithName("listReviewAgreements")
            .WithSummary("See how often reviewers agree with a model")
            .WithDescription(
                "Counts of finished reviews by model version. Of accepted fields that were drawn for audit, the share that is missing to 1 estimates "
                + "how often acceptance is wrong. Counts outlive the reviews and hold nothing of them.")
            .WithParameter("limit", "Most items on a page, 1 to 100.", "20")
            .WithParameter("page", "Which page, from 1.", "1")
            .Produces<ReviewAgreementList>()
            .WithResponseExample(200, new ReviewAgreementList([ReviewExamples.Agreement], 1, DefaultLimit, 1))
            .ProducesProblems(ServiceProblem.InvalidField("limit", $"Must be 1 to {MaxLimit}."))
            .RequireScope(Scopes.Review);
    }

    private static async Task<IResult> ListAgreementsAsync(
        AgreementReader reader,
        CancellationToken cancellationToken,
        [Range(1, MaxLimit)] int limit = DefaultLimit,
        [Range(1, MaxPage)] int page = 1)
    {
        var errors = PagingErrors(limit, page);
        return errors.Count > 0
            ? ServiceProblem.InvalidFields(errors).ToHttpResult()
            : TypedResults.Ok(await reader.ListAsync(page, limit, cancellationToken));
    }

    private static Dictionary<string, string[]> PagingErrors(int limit, int page)
    {
        var errors = new Dictionary<string, string[]>();
        if (limit is < 1 or > MaxLimit)
            errors["limit"] = [$"Must be 1 to {MaxLimit}."];
        if (page is < 1 or > MaxPage)
            errors["page"] = ["Must be 1 to 1,000,000."];
        return errors;
    }

    private static async Task<IResult> ListAsync(
        ReviewReader reader,
        string? kind,
        string? status,
        CancellationToken cancellationToken,
        [Range(1, MaxLimit)] int limit = DefaultLimit,
        [Range(1, MaxPage)] int page = 1)
    {
        var errors = PagingErrors(limit, page);
        ReviewStatus? wanted = Enum.GetValues<ReviewStatus>().Cast<ReviewStatus?>()
            .FirstOrDefault(known => JsonNamingPolicy.KebabCaseLower.ConvertName(known.ToString()!) == status);
        if (status is not null && wanted is null)
            errors["status"] = [StatusRule];
        return errors.Count > 0
            ? ServiceProblem.InvalidFields(errors).ToHttpResult()
            : TypedResults.Ok(await reader.ListAsync(kind, wanted, page, limit, cancellationToken));
    }

    private static async Task<Results<Ok<ReviewDetails>, ProblemResult>> GetAsync(Guid id, ReviewReader reader, CancellationToken cancellationToken) =>
        await reader.FindAsync(id, cancellationToken) is { } review ? TypedResults.Ok(review) : ReviewProblems.NotFound.ToHttpResult();

    private static async Task<Results<Ok<Review>, ProblemResult>> FinishAsync(
        Guid id, ReviewDecision decision, HttpContext context, ReviewFinisher finisher, CancellationToken cancellationToken) =>
        (await finisher.FinishAsync(id, context.User.Caller().Name, decision, cancellationToken)).ToHttpResult();

    private static async Task<Results<Ok<Review>, ProblemResult>> ClaimAsync(
        Guid id, HttpContext context, ReviewClaims claims, CancellationToken cancellationToken) =>
        (await claims.ClaimAsync(id, context.User.Caller().Name, cancellationToken)).ToHttpResult();

    private static async Task<Results<NoContent, ProblemResult>> ReleaseAsync(
        Guid id, HttpContext context, ReviewClaims claims, CancellationToken cancellationToken) =>
        await claims.ReleaseAsync(id, context.User.Caller().Name, cancellationToken) is { } problem ? problem.ToHttpResult() : TypedResults.NoContent();
}
