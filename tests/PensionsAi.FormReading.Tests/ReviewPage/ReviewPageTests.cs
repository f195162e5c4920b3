using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Tests.Reviews;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Tests.ReviewPage;

/// <summary>The reviewers' page over HTTP, as it comes behind the gateway. How it is in a browser, the platform's tests try.</summary>
public sealed partial class ReviewPageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_OfSeveralFields_IsAskedFieldByFieldAndConfirmed()
    {
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        var id = await AddAsync(host, Field("personnummer", FieldType.Personnummer, "340101-7003"), Field("digits", FieldType.Digits, "42", "43"));
        using var anna = host.Reviewer("anna");
        await PostAsync(anna, $"/review/{id}/claim", HttpStatusCode.SeeOther);

        var first = await GetAsync(anna, $"/review/{id}");
        Assert.Contains("Personnummer<small> (fält 1 av 2)", first, StringComparison.Ordinal);
        var second = await PostAsync(anna, $"/review/{id}", HttpStatusCode.OK, ("step", "0"), ("choice", "0"), ("other", ""), ("reason", ""));
        Assert.Contains("Siffror<small> (fält 2 av 2)", second, StringComparison.Ordinal);
        var summary = await PostAsync(anna, $"/review/{id}", HttpStatusCode.OK, [.. Hidden(second), ("choice", "1")]);
        Assert.Contains("<td>340101-7003</td>", summary, StringComparison.Ordinal);
        Assert.Contains("<td>43</td>", summary, StringComparison.Ordinal);
        Assert.Equal(ReviewStatus.Claimed, (await DetailsAsync(anna, id)).Review.Status);

        var again = await PostAsync(anna, $"/review/{id}", HttpStatusCode.OK, [.. Hidden(summary), ("choice", "again")]);
        Assert.Contains("fält 1 av 2", again, StringComparison.Ordinal);
        await PostAsync(anna, $"/review/{id}", HttpStatusCode.SeeOther, [.. Hidden(summary), ("choice", "confirm")]);
        var settled = await DetailsAsync(anna, id);
        Assert.Equal(("340101-7003", "43"), (settled.Values!["personnummer"]?.GetString(), settled.Values["digits"]?.GetString()));
    }

    [Theory]
    [InlineData("0", "34010", "", "Du har skrivit ett värde men valt ett annat")]
    [InlineData("other", "", "", "Skriv vad som står i fältet.")]
    [InlineData("other", "12a", "", "Skriv bara siffror, så många som blanketten frågar efter.")]
    [InlineData("7", "", "", "Välj vad som står i fältet.")]
    [InlineData("-1", "", "", "Välj vad som står i fältet.")]
    [InlineData("reject", "", " ", "Skriv varför blanketten inte går att använda.")]
    public async Task Answer_ThatIsNone_IsAskedForAgain(string choice, string other, string reason, string message)
    {
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        var id = await AddAsync(host, Field("digits", FieldType.Digits, "42"));
        using var anna = host.Reviewer("anna");
        await PostAsync(anna, $"/review/{id}/claim", HttpStatusCode.SeeOther);

        var page = await PostAsync(anna, $"/review/{id}", HttpStatusCode.UnprocessableEntity, ("step", "0"), ("choice", choice), ("other", other), ("reason", reason));
        Assert.Contains($"<p role=\"alert\">{message}", page, StringComparison.Ordinal);
        Assert.Equal(ReviewStatus.Claimed, (await DetailsAsync(anna, id)).Review.Status);
    }

    [Fact]
    public async Task Answer_EmptyField_IsKeptAsNothing()
    {
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        var id = await AddAsync(host, Field("digits", FieldType.Digits, null));
        using var anna = host.Reviewer("anna");
        await PostAsync(anna, $"/review/{id}/claim", HttpStatusCode.SeeOther);
        Assert.Matches("value=\"other\" checked autofocus", await GetAsync(anna, $"/review/{id}"));
        await PostAsync(anna, $"/review/{id}", HttpStatusCode.SeeOther, ("step", "0"), ("choice", "empty"), ("other", ""), ("reason", ""));
        Assert.Null((await DetailsAsync(anna, id)).Values!["digits"]);
    }

    [Theory]
    [InlineData("step", "0")]
    [InlineData("step", "9")]
    [InlineData("value.digits", "{")]
    public async Task Answer_NotFromThePage_IsAskedForAgain(string name, string value)
    {
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        var id = await AddAsync(host, Field("digits", FieldType.Digits, "42"));
        using var anna = host.Reviewer("anna");
        await PostAsync(anna, $"/review/{id}/claim", HttpStatusCode.SeeOther);
        var fields = name == "step" && value == "0" ? [(name, value)] : new List<(string, string)> { (name, value), ("choice", "0") };
        if (name != "step")
            fields.Add(("step", "0"));
        await PostAsync(anna, $"/review/{id}", HttpStatusCode.UnprocessableEntity, [.. fields]);
    }

    [Fact]
    public async Task Answer_WithoutAClaim_ChangesNothing()
    {
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        var id = await AddAsync(host, Field("digits", FieldType.Digits, "42"));
        using var anna = host.Reviewer("anna");
        using var bo = host.Reviewer("bo");
        await PostAsync(anna, $"/review/{id}/claim", HttpStatusCode.SeeOther);
        foreach (var path in (string[])[$"/review/{id}", $"/review/{id}/claim"])
            Assert.Contains("En annan har tagit", await PostAsync(bo, path, HttpStatusCode.Conflict, ("step", "0"), ("choice", "0")), StringComparison.Ordinal);
        Assert.Equal("anna", (await DetailsAsync(anna, id)).Review.ClaimedBy);
        await PostAsync(bo, $"/review/{Guid.NewGuid()}", HttpStatusCode.NotFound, ("step", "0"), ("choice", "0"));
    }

    /// <summary>What a model or a caller wrote is text on the page, whatever it is.</summary>
    [Fact]
    public async Task Page_HostileTexts_AreShownAsTexts()
    {
        const string hostile = "\"><script>alert(1)</script>";
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        var id = await AddAsync(host, Field("digits", FieldType.Digits, hostile, hostile + "2"), template: hostile);
        using var anna = host.Reviewer("anna");
        Assert.DoesNotContain("<script", await GetAsync(anna, "/review"), StringComparison.Ordinal);
        await PostAsync(anna, "/review/next", HttpStatusCode.SeeOther);
        Assert.DoesNotContain("<script", await GetAsync(anna, $"/review/{id}"), StringComparison.Ordinal);
        var typed = await PostAsync(anna, $"/review/{id}", HttpStatusCode.UnprocessableEntity, ("step", "0"), ("choice", "other"), ("other", hostile), ("reason", hostile));
        Assert.DoesNotContain("<script", typed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_BehindAPathBase_LeadsToIt()
    {
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        var id = await AddAsync(host, Field("digits", FieldType.Digits, "42"));
        using var anna = host.Reviewer("anna");
        anna.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "/pensionsai");
        using var next = await anna.PostAsync("/review/next", null, Cancelled);
        Assert.Equal($"/pensionsai/review/{id}", next.Headers.Location?.OriginalString);
        Assert.DoesNotMatch("(action|href)=\"/(?!pensionsai/)", await GetAsync(anna, $"/review/{id}"));
    }

    [Fact]
    public async Task Page_WithoutTheScope_Is403()
    {
        await using var host = await ReviewHost.StartAsync(StorageProvider.Sqlite);
        using var stranger = host.ClientOf("case-handling", Scopes.ReadForms);
        using var answer = await stranger.GetAsync("/review", Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<Guid> AddAsync(ReviewHost host, params IReadOnlyList<FieldReading> fields) => await AddAsync(host, fields, "field:digits");

    private static Task<Guid> AddAsync(ReviewHost host, FieldReading field, string template) => AddAsync(host, [field], template);

    private static async Task<Guid> AddAsync(ReviewHost host, IReadOnlyList<FieldReading> fields, string template)
    {
        var reading = new Contracts.FormReading(template, "1", null, 1, FormDecision.Review, null, fields, new ModelVersion("m", "1", "s"));
        var added = await host.Services.GetRequiredService<ReviewIntake>().AddAsync(
            reading, () => new Dictionary<string, byte[]> { [fields[0].Name] = [1, 2, 3] }, new ReviewSource("tests", null), Cancelled);
        return Guid.Parse(added.Value!.ReviewId!);
    }

    private static FieldReading Field(string name, FieldType type, string? suggestion, params string[] alternatives) => new(
        name, type, null, suggestion is null ? null : JsonValue.Create(suggestion), 0.5, false, 1, null, [],
        [.. alternatives.Select(alternative => new AlternativeReading(alternative, 0.1))]);

    private static IEnumerable<(string Name, string Value)> Hidden(string page) =>
        HiddenInput().Matches(page).Select(match => (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)));

    private static async Task<string> GetAsync(HttpClient reviewer, string path)
    {
        using var answer = await reviewer.GetAsync(path, Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("default-src 'none'; img-src data:; style-src 'sha256-", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }

    private static async Task<string> PostAsync(HttpClient reviewer, string path, HttpStatusCode status, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await reviewer.PostAsync(path, content, Cancelled);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }

    private static async Task<ReviewDetails> DetailsAsync(HttpClient reviewer, Guid id) =>
        (await reviewer.GetFromJsonAsync<ReviewDetails>($"/v1/reviews/{id}", JsonConventions.Options, Cancelled))!;

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\">")]
    private static partial Regex HiddenInput();
}
