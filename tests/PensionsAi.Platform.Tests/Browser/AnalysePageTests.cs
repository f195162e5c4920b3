using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Browser;

/// <summary>The page for analyses in a real browser, with every page looked at by axe.</summary>
public sealed class AnalysePageTests
{
    [Fact]
    public async Task Analysis_UploadedInABrowser_BecomesAReportAndEveryPageIsAccessible()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? string.Empty);
        await using var node = await PlatformNode.StartAsync();
        var key = await node.AddKeyAsync("case-worker-anna", "classify");
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(node.Address);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != node.Address.Authority)
                complaints.Add(request.Url);
        };

        await page.GotoAsync("/analyse");
        Assert.EndsWith("/analyse/sign-in", page.Url, StringComparison.Ordinal);
        Assert.Equal("Analys av fritext", await page.InnerTextAsync("h1"));
        await Accessibility.AssertAsync(page);
        await page.FillAsync("#key", key);
        await page.LeaveAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.EndsWith("/analyse", page.Url, StringComparison.Ordinal);
        Assert.Contains("Inga än.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Accessibility.AssertAsync(page);

        // A file that is none of those that can be read is said to be so, and what was filled in stays.
        await page.FillAsync("#series", "kundsynpunkter");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "bild.png", MimeType = "image/png", Buffer = [1, 2, 3] });
        await page.LeaveByAsync("text=Analysera >> nth=-1");
        Assert.Contains("varken CSV, Excel", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("kundsynpunkter", await page.InputValueAsync("#series"));
        await Accessibility.AssertAsync(page);
        complaints.RemoveAll(complaint => complaint.Contains("415", StringComparison.Ordinal));

        // So is a column that is not there, which only the job can see.
        await UploadAsync(page, "kommentarer");
        await LookAtWaitingAsync(page);
        await DoneAsync(page);
        Assert.Contains("ingen kolumn med det namnet", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await Accessibility.AssertAsync(page);

        await page.LeaveByAsync("text=Försök igen");
        Assert.Contains("Misslyckades", await page.InnerTextAsync("table"), StringComparison.Ordinal);
        await Accessibility.AssertAsync(page);
        await UploadAsync(page, "svar");
        await DoneAsync(page);
        Assert.Equal("Rapporten är klar", await page.InnerTextAsync("h1"));
        await Accessibility.AssertAsync(page);
        Assert.Equal("PK", Encoding.ASCII.GetString((await FetchAsync(page, "Excel"))[..2]));
        var report = JsonElement.Parse(await FetchAsync(page, "JSON"));
        Assert.Equal(160, report.GetProperty("rows").GetProperty("analysed").GetInt32());

        await page.LeaveByAsync("text=Läs rapporten");
        Assert.EndsWith("/report", page.Url, StringComparison.Ordinal);
        Assert.Contains("Inloggning och teknik", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains(report.GetProperty("themes").GetProperty("across")[0].GetProperty("name").GetString()!, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("rgb(27, 27, 27)", await page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        await Accessibility.AssertAsync(page);
        Assert.Empty(complaints);

        // What is another's, or is not there, is not found.
        await page.GotoAsync($"/analyse/{Guid.NewGuid()}");
        Assert.Equal("Analysen finns inte", await page.InnerTextAsync("h1"));
    }

    private static async Task UploadAsync(IPage page, string column)
    {
        await page.FillAsync("#textColumn", column);
        await page.FillAsync("#dateColumn", "datum");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "svar.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Csv()) });
        await page.LeaveByAsync("text=Analysera >> nth=-1");
    }

    private static async Task<byte[]> FetchAsync(IPage page, string kind)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($"text=Hämta den som {kind}"));
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    /// <summary>The page reads itself anew until the analysis has ended.</summary>
    private static Task DoneAsync(IPage page) =>
        page.UntilAsync("document.readyState === 'complete' && document.querySelector('h1').textContent !== 'Analysen pågår'");

    /// <summary>Looks at the page of an analysis that is not done, if it is still seen, without its reading itself anew under axe's eyes.</summary>
    private static async Task LookAtWaitingAsync(IPage page)
    {
        await page.RouteAsync("**/analyse/*", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Headers = answer.Headers.Where(header => header.Key != "refresh").ToDictionary() });
        });
        await page.ReloadAsync();
        await Accessibility.AssertAsync(page);
        await page.UnrouteAllAsync();
        await page.ReloadAsync();
    }

    private static string Csv()
    {
        string[] texts =
        [
            "Jag kommer inte in med BankID, sidan hänger sig", "När betalas pensionen ut i december?",
            "Så vänlig och kunnig handläggare i telefonen, tack!", "Jag bor i Spanien, vart skickar jag levnadsintyget?",
        ];
        return "svar;datum\n" + string.Concat(Enumerable.Range(0, 160).Select(row => $"\"{texts[row % 4]} Rad {row}\";{2022 + (row % 3)}-05-0{1 + (row % 7)}\n"));
    }
}
