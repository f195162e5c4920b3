using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Reviews;
using PensionsAi.Pages;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.FormReading.ReviewPage;

/// <summary>
/// The queue for a person in a browser, by keyboard alone and without script. The gateway has seen to it that it is a reviewer who has signed
/// in, and that forms come from these pages. Nothing of what is written on a form is in an address.
/// </summary>
internal static class ReviewPageEndpoints
{
    private static readonly PageArea Area = new("/review", "Granskning", "Kön");

    private const int Listed = 50;

    private const string AnotherHasIt = "En annan har tagit blanketten, eller så är den redan granskad.";

    public static void MapReviewPage(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/review").RequireScope(Scopes.Review).ExcludeFromDescription();
        pages.MapGet(string.Empty, (HttpContext context, ReviewReader reader, CancellationToken cancellationToken) => ShowQueueAsync(context, reader, null, cancellationToken));
        pages.MapPost("/next", NextAsync);
        pages.MapGet("/{id:guid}", ShowAsync);
        pages.MapPost("/{id:guid}", AnswerAsync);
        pages.MapPost("/{id:guid}/claim", ClaimAsync);
        pages.MapPost("/{id:guid}/release", ReleaseAsync);
    }

    private static async Task<IResult> ShowQueueAsync(HttpContext context, ReviewReader reader, string? message, CancellationToken cancellationToken)
    {
        var queue = await reader.ListAsync(kind: null, status: null, page: 1, Listed, cancellationToken);
        return PageLayout.Show(
            context, Area, "Kön", ReviewPages.Queue(queue, PageLayout.RootOf(context, Area), message), message is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> NextAsync(HttpContext context, ReviewClaims claims, CancellationToken cancellationToken) =>
        SeeOther(context, await claims.ClaimNextAsync(context.User.Caller().Name, cancellationToken));

    private static async Task<IResult> ClaimAsync(Guid id, HttpContext context, ReviewClaims claims, ReviewReader reader, CancellationToken cancellationToken)
    {
        var claimed = await claims.ClaimAsync(id, context.User.Caller().Name, cancellationToken);
        return claimed.IsSuccess ? SeeOther(context, claimed.Value) : await ShowQueueAsync(context, reader, AnotherHasIt, cancellationToken);
    }

    private static async Task<IResult> ReleaseAsync(Guid id, HttpContext context, ReviewClaims claims, CancellationToken cancellationToken)
    {
        await claims.ReleaseAsync(id, context.User.Caller().Name, cancellationToken);
        return SeeOther(context, null);
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, ReviewReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken) is not { } details)
            return NotFound(context);
        return details.Review.ClaimedBy == context.User.Caller().Name
            ? Ask(context, details, new ReviewForm(0, string.Empty, string.Empty, string.Empty, new Dictionary<string, JsonElement?>()))
            : PageLayout.Show(context, Area, "Blankett", ReviewPages.Closed(details.Review, PageLayout.RootOf(context, Area)));
    }

    private static async Task<IResult> AnswerAsync(
        Guid id, HttpContext context, ReviewReader reader, ReviewFinisher finisher, ReviewClaims claims, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken) is not { } details)
            return NotFound(context);
        if (details.Review.ClaimedBy != context.User.Caller().Name)
            return await ShowQueueAsync(context, reader, AnotherHasIt, cancellationToken);

        var asked = details.Fields.Where(field => field.IsAsked).ToList();
        if (!context.Request.HasFormContentType || ReviewForm.From(await context.Request.ReadFormAsync(cancellationToken)) is not { } form || form.Step > asked.Count)
            return Ask(context, details, new ReviewForm(0, string.Empty, string.Empty, string.Empty, new Dictionary<string, JsonElement?>()), "Svaret kunde inte läsas. Försök igen.");
        if (form.Choice == ReviewForm.StartAgain)
            return Ask(context, details, new ReviewForm(0, string.Empty, string.Empty, string.Empty, new Dictionary<string, JsonElement?>()));
        if (form.Choice == ReviewForm.ChooseReject)
        {
            return form.Reason.Length == 0
                ? Ask(context, details, form, "Skriv varför blanketten inte går att använda.")
                : await FinishAsync(context, details, form, new ReviewDecision(Reject: form.Reason), reader, finisher, claims, cancellationToken);
        }

        if (form.Step == asked.Count)
            return await FinishAsync(context, details, form, new ReviewDecision(form.Earlier), reader, finisher, claims, cancellationToken);

        var field = asked[form.Step].Reading;
        var (value, error) = form.AnswerTo(asked[form.Step]);
        var values = new Dictionary<string, JsonElement?>(form.Earlier) { [field.Name] = value };
        error ??= await finisher.IsValidAsync(details.Review, field, value, cancellationToken) ? null : ErrorOf(field.Type);
        if (error is not null)
            return Ask(context, details, form, error);
        return asked.Count == 1
            ? await FinishAsync(context, details, form, new ReviewDecision(values), reader, finisher, claims, cancellationToken)
            : Ask(context, details, new ReviewForm(form.Step + 1, string.Empty, string.Empty, string.Empty, values));
    }

    private static async Task<IResult> FinishAsync(
        HttpContext context, ReviewDetails details, ReviewForm form, ReviewDecision decision, ReviewReader reader, ReviewFinisher finisher, ReviewClaims claims,
        CancellationToken cancellationToken)
    {
        var reviewer = context.User.Caller().Name;
        var finished = await finisher.FinishAsync(details.Review.Id, reviewer, decision, cancellationToken);
        if (finished.IsSuccess)
            return SeeOther(context, await claims.ClaimNextAsync(reviewer, cancellationToken));
        return finished.Problem.Status == StatusCodes.Status400BadRequest
            ? Ask(context, details, form, "Något av svaren gäller inte. Börja om.")
            : await ShowQueueAsync(context, reader, AnotherHasIt, cancellationToken);
    }

    private static IResult Ask(HttpContext context, ReviewDetails details, ReviewForm form, string? error = null)
    {
        var asked = details.Fields.Where(field => field.IsAsked).ToList();
        var status = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var root = PageLayout.RootOf(context, Area);
        return form.Step < asked.Count
            ? PageLayout.Show(context, Area, FieldNames.Of(asked[form.Step]), ReviewPages.Field(details, asked, form, error, root), status)
            : PageLayout.Show(context, Area, "Stämmer det?", ReviewPages.Summary(details, asked, form, error, root), status);
    }

    private const string Miswritten = "Har den som fyllt i blanketten skrivit fel, så går den inte att använda.";

    private static string ErrorOf(FieldType type) => type switch
    {
        FieldType.Personnummer => "Det är inget personnummer som blanketten tillåter: datum eller kontrollsiffra stämmer inte. " + Miswritten,
        FieldType.Digits => "Skriv bara siffror, så många som blanketten frågar efter. " + Miswritten,
        FieldType.Date => "Skriv dagen som 2027-03-01, eller månaden som 2027-03, inom det som blanketten tillåter. " + Miswritten,
        FieldType.Amount => "Skriv hela kronor, inom det som blanketten tillåter. " + Miswritten,
        _ => "Värdet gäller inte för fältet.",
    };

    private static IResult NotFound(HttpContext context) => PageLayout.Show(
        context, Area, "Finns inte", Html.Of($"<h1>Blanketten finns inte längre</h1>"), StatusCodes.Status404NotFound);

    // After a form comes a page of its own: what the browser's way back and its reload show is harmless.
    private static StatusCodeHttpResult SeeOther(HttpContext context, Review? review)
    {
        context.Response.Headers.Location = review is null ? PageLayout.RootOf(context, Area) : $"{PageLayout.RootOf(context, Area)}/{review.Id}";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
