using System.Globalization;
using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.Pages;

namespace PensionsAi.FormReading.ReviewPage;

/// <summary>The pages' contents.</summary>
internal static class ReviewPages
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm 'UTC'";

    /// <summary>The queue.</summary>
    public static Html Queue(ReviewList queue, string root, string? message)
    {
        var rows = Html.Join(queue.Items.Select(review => Html.Of($"""
            <tr><td><a href="{root}/{review.Id}">{Template(review)}</a></td><td>{Time(review.CreatedAt)}</td><td>{review.ClaimedBy ?? "–"}</td></tr>

            """)));
        var table = queue.Items.Count == 0
            ? Html.Of($"<p>Inga blanketter väntar.</p>")
            : Html.Of($"""
                <table>
                <caption>De äldsta först</caption>
                <thead><tr><th scope="col">Blankett</th><th scope="col">Inkom</th><th scope="col">Granskas av</th></tr></thead>
                <tbody>
                {rows}</tbody>
                </table>
                """);
        return Html.Of($"""
            <h1>Blanketter att granska: {queue.TotalItems}</h1>
            {Alert(message)}
            <form method="post" action="{root}/next"><button type="submit" autofocus>Ta nästa</button></form>
            {table}
            """);
    }

    /// <summary>A review that is not the reviewer's to answer: free, another's, or finished.</summary>
    public static Html Closed(Review review, string root)
    {
        var text = review.Status switch
        {
            ReviewStatus.Waiting => Html.Of($"""<form method="post" action="{root}/{review.Id}/claim"><button type="submit" autofocus>Granska den här</button></form>"""),
            ReviewStatus.Claimed => Html.Of($"<p>{review.ClaimedBy} granskar den, som längst till {Time(review.ClaimedUntil!.Value)}.</p>"),
            ReviewStatus.Expired => Html.Of($"<p>Ingen granskade den i tid.</p>"),
            _ => Html.Of($"<p>{review.FinishedBy} har granskat den.</p>"),
        };
        return Html.Of($"<h1>{Template(review)}</h1>\n{text}");
    }

    /// <summary>The question about one field.</summary>
    /// <param name="details">The form.</param>
    /// <param name="asked">The fields that are asked.</param>
    /// <param name="form">What was answered so far; its step is the field to ask for.</param>
    /// <param name="error">What was wrong with the last answer.</param>
    /// <param name="root">Path of the queue.</param>
    public static Html Field(ReviewDetails details, IReadOnlyList<ReviewField> asked, ReviewForm form, string? error, string root)
    {
        var field = asked[form.Step];
        var name = FieldNames.Of(field);
        var choices = FieldChoice.Of(field);
        // What is written in digits may be something else than any of the choices.
        var canBeTyped = field.Reading.Type.IsWritten();
        var chosen = form.Choice.Length > 0 ? form.Choice : field.Reading.Suggestion is not null ? "0" : canBeTyped ? ReviewForm.ChooseOther : ReviewForm.ChooseEmpty;
        var readings = Html.Join(choices.Select((choice, number) =>
            Choice(number.ToString(CultureInfo.InvariantCulture), Html.Of($"""<span class="large">{choice.Text}</span>"""), chosen)));
        var typed = canBeTyped
            ? Choice(ReviewForm.ChooseOther, Html.Of($"Något annat:"), chosen, Html.Of($"""<input type="text" name="other" aria-label="Vad som står i fältet" value="{form.Other}" autocomplete="off">"""))
            : Html.Empty;
        var picture = field.Crop is null
            ? Html.Empty
            : Html.Of($"""<figure><img src="{field.Crop}" alt="Bild av fältet {name}"></figure>""");
        return Html.Of($"""
            <h1>{name}<small> (fält {form.Step + 1} av {asked.Count})</small></h1>
            {picture}
            {Warning(field)}
            {Alert(error)}
            <form method="post" action="{root}/{details.Review.Id}">
            {Earlier(form)}
            <fieldset>
            <legend>Vad står det?</legend>
            {readings}
            {typed}
            {Choice(ReviewForm.ChooseEmpty, Html.Of($"Fältet är tomt"), chosen)}
            {Choice(ReviewForm.ChooseReject, Html.Of($"Blanketten går inte att använda, därför att:"), chosen, Html.Of($"""<input type="text" name="reason" aria-label="Varför blanketten inte går att använda" value="{form.Reason}" maxlength="1000" autocomplete="off">"""))}
            </fieldset>
            <div class="actions"><button type="submit">Godkänn</button></div>
            </form>
            <p>Välj med <kbd>↑</kbd> <kbd>↓</kbd>, godkänn med <kbd>Enter</kbd>.</p>
            <form method="post" action="{root}/{details.Review.Id}/release"><button class="second" type="submit">Lägg tillbaka i kön</button></form>
            """);
    }

    /// <summary>All answers once more, of a form with several fields.</summary>
    public static Html Summary(ReviewDetails details, IReadOnlyList<ReviewField> asked, ReviewForm form, string? error, string root)
    {
        var rows = Html.Join(asked.Select(field => Html.Of($"""
            <tr><th scope="row">{FieldNames.Of(field)}</th><td>{Said(field, form.Earlier.GetValueOrDefault(field.Reading.Name))}</td></tr>

            """)));
        return Html.Of($"""
            <h1>Stämmer det?</h1>
            {Alert(error)}
            <form method="post" action="{root}/{details.Review.Id}">
            {Earlier(form)}
            <table><caption>Det du har angett</caption><tbody>
            {rows}</tbody></table>
            <div class="actions">
            <button type="submit" name="choice" value="{ReviewForm.Confirm}" autofocus>Spara</button>
            <button class="second" type="submit" name="choice" value="{ReviewForm.StartAgain}">Börja om</button>
            </div>
            </form>
            """);
    }

    private static Html Choice(string value, Html label, string chosen, Html? more = null)
    {
        var isChosen = value == chosen ? Html.Of($" checked autofocus") : Html.Empty;
        return Html.Of($"""
            <div class="choice"><input type="radio" id="choice-{value}" name="choice" value="{value}"{isChosen}><label for="choice-{value}">{label}</label>{more ?? Html.Empty}</div>

            """);
    }

    private static Html Earlier(ReviewForm form) => Html.Join(
        form.Earlier
            .Select(entry => Html.Of($"""<input type="hidden" name="{ReviewForm.EarlierPrefix}{entry.Key}" value="{JsonSerializer.Serialize(entry.Value)}">"""))
            .Append(Html.Of($"""<input type="hidden" name="step" value="{form.Step}">""")));

    /// <summary>Single pictures do not show that two sheets are two persons'.</summary>
    private static Html Warning(ReviewField field) => field.Reading.Checks switch
    {
        var checks when checks.Contains(FormAssembler.SheetsUnsure) => Html.Of($"<p>Ett blad saknades tidigare i samma fil, så bladen kan vara olika personers. Se efter på papperet innan du godkänner.</p>"),
        var checks when checks.Contains(FormAssembler.Differs) => Html.Of($"<p>Fältet ska säga detsamma som ett annat i blanketten, och gör det inte: bladen kan vara olika personers. Se efter på papperet.</p>"),
        _ => Html.Empty,
    };

    private static Html Alert(string? message) => message is null ? Html.Empty : Html.Of($"""<p role="alert">{message}</p>""");

    private static string Said(ReviewField field, JsonElement? value) => value is { } said ? FieldChoice.TextOf(field, said) : "(tomt)";

    private static string Template(Review review) => $"{review.Template} {review.TemplateVersion}";

    private static string Time(DateTimeOffset time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
