using System.Text.Json;
using Microsoft.Playwright;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Browser;

/// <summary>The page for reviewers in a real browser, by keyboard alone, with every page looked at by axe.</summary>
public sealed class ReviewPageTests
{
    private const string NotAccepted = "/v1/form-readings?template=field:digits&length=11";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reviews_ByKeyboardAlone_AreSettledAndEveryPageIsAccessible()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? string.Empty);
        await using var node = await PlatformNode.StartAsync();
        using var client = node.Client(node.Key);
        var (first, second, third) = (await AddReviewAsync(client), await AddReviewAsync(client), await AddReviewAsync(client));
        var key = await node.AddKeyAsync("reviewer-anna", "review");
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(node.Address);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Scheme != "data" && new Uri(request.Url).Authority != node.Address.Authority)
                complaints.Add(request.Url);
        };

        // Whoever has not signed in is asked to; a wrong key is said to be wrong.
        await page.GotoAsync("/review");
        Assert.EndsWith("/review/sign-in", page.Url, StringComparison.Ordinal);
        await Accessibility.AssertAsync(page);
        await FocusedAsync(page);
        await page.Keyboard.TypeAsync("wrong");
        await EnterAsync(page);
        Assert.Contains("Nyckeln gäller inte", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await Accessibility.AssertAsync(page);
        complaints.RemoveAll(complaint => complaint.Contains("401", StringComparison.Ordinal));
        await FocusedAsync(page);
        await page.Keyboard.TypeAsync(key);
        await EnterAsync(page);

        // The queue, and the first form of it.
        Assert.Equal("Blanketter att granska: 3", await page.InnerTextAsync("h1"));
        await Accessibility.AssertAsync(page);
        await EnterAsync(page);
        Assert.EndsWith(first["/v1/reviews".Length..], page.Url, StringComparison.Ordinal);
        await Accessibility.AssertAsync(page);
        var details = await DetailsAsync(client, first);
        var reading = details.GetProperty("fields")[0].GetProperty("reading");
        Assert.Equal(reading.GetProperty("suggestion").GetString(), (await page.InnerTextAsync(".choice .large >> nth=0")).Trim());
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('figure img').naturalWidth > 100"));

        // Enter accepts the suggestion, and the next form is there.
        await EnterAsync(page);
        Assert.EndsWith(second["/v1/reviews".Length..], page.Url, StringComparison.Ordinal);
        Assert.Equal(reading.GetProperty("suggestion").GetString(), (await DetailsAsync(client, first)).GetProperty("values").GetProperty("digits").GetString());

        // An arrow chooses the next best reading.
        var alternative = (await DetailsAsync(client, second)).GetProperty("fields")[0].GetProperty("reading").GetProperty("alternatives")[0].GetProperty("value").GetString();
        await FocusedAsync(page);
        await page.Keyboard.PressAsync("ArrowDown");
        await EnterAsync(page);
        Assert.EndsWith(third["/v1/reviews".Length..], page.Url, StringComparison.Ordinal);
        Assert.Equal(alternative, (await DetailsAsync(client, second)).GetProperty("values").GetProperty("digits").GetString());

        // Something else is typed; what cannot be right is said so, in words that a screen reader reads.
        await ChooseAsync(page, "other");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("12a45");
        await EnterAsync(page);
        Assert.StartsWith("Skriv bara siffror", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await Accessibility.AssertAsync(page);
        complaints.RemoveAll(complaint => complaint.Contains("422", StringComparison.Ordinal));
        await FocusedAsync(page);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("12345");
        await EnterAsync(page);
        Assert.Equal("12345", (await DetailsAsync(client, third)).GetProperty("values").GetProperty("digits").GetString());

        Assert.Equal("Blanketter att granska: 0", await page.InnerTextAsync("h1"));
        await Accessibility.AssertAsync(page);
        await page.GotoAsync(first.Replace("/v1/reviews", "/review", StringComparison.Ordinal));
        Assert.Contains("reviewer-anna har granskat den", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Accessibility.AssertAsync(page);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Reviews_RejectedReleasedAndTakenByAnother_SayWhatHappened()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? string.Empty);
        await using var node = await PlatformNode.StartAsync();
        using var client = node.Client(node.Key);
        var review = await AddReviewAsync(client);
        var (annasKey, bosKey) = (await node.AddKeyAsync("reviewer-anna", "review"), await node.AddKeyAsync("reviewer-bo", "review"));
        await using var chromium = await Chromium.StartAsync();
        var anna = await SignInAsync(chromium, node, annasKey);
        var bo = await SignInAsync(chromium, node, bosKey);

        await EnterAsync(anna);
        await bo.ReloadAsync();
        await bo.LeaveByAsync("table a");
        Assert.Contains("reviewer-anna granskar den", await bo.InnerTextAsync("main"), StringComparison.Ordinal);
        await Accessibility.AssertAsync(bo);
        await anna.LeaveByAsync("text=Lägg tillbaka i kön");
        await bo.ReloadAsync();
        await Accessibility.AssertAsync(bo);
        await EnterAsync(bo);
        await ChooseAsync(bo, "reject");
        await EnterAsync(bo);
        Assert.Contains("Skriv varför", await bo.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await FocusedAsync(bo);
        await bo.Keyboard.PressAsync("Tab");
        await bo.Keyboard.TypeAsync("Det är en annan blankett.");
        await EnterAsync(bo);
        Assert.Equal("Det är en annan blankett.", (await DetailsAsync(client, review)).GetProperty("reject").GetString());

        await anna.LeaveByAsync("text=Logga ut");
        Assert.EndsWith("/review/sign-in", anna.Url, StringComparison.Ordinal);
        await anna.GotoAsync("/review");
        Assert.EndsWith("/review/sign-in", anna.Url, StringComparison.Ordinal);
    }

    private static async Task<IPage> SignInAsync(Chromium chromium, PlatformNode node, string key)
    {
        var page = await chromium.OpenAsync(node.Address);
        await page.GotoAsync("/review");
        await FocusedAsync(page);
        await page.Keyboard.TypeAsync(key);
        await EnterAsync(page);
        return page;
    }

    /// <summary>Sends the form that has the focus, and waits for the page that comes of it.</summary>
    private static async Task EnterAsync(IPage page)
    {
        await FocusedAsync(page);
        await page.LeaveAsync(() => page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Waits for the browser to put the focus where the page wants it, which it does some time after it has loaded.</summary>
    private static Task FocusedAsync(IPage page) =>
        page.UntilAsync("document.activeElement !== null && document.activeElement !== document.body");

    private static async Task ChooseAsync(IPage page, string choice)
    {
        await FocusedAsync(page);
        for (var i = 0; await page.EvaluateAsync<string>("document.activeElement.value") != choice; i++)
        {
            Assert.True(i < 20, $"The arrow keys do not reach {choice}.");
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    private static async Task<string> AddReviewAsync(HttpClient client)
    {
        using var answer = await client.PostAsync(NotAccepted, "image/png", await File.ReadAllBytesAsync(Path.Combine(Build.Samples, "personnummer.png"), Cancelled));
        return $"/v1/reviews/{(await answer.JsonAsync()).GetProperty("reviewId").GetString()}";
    }

    private static async Task<JsonElement> DetailsAsync(HttpClient client, string review)
    {
        using var answer = await client.GetAsync(review, Cancelled);
        return await answer.JsonAsync();
    }
}
