using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Reviews;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Tests.Reviews;

/// <summary>What is learnt from finished reviews.</summary>
public abstract class AgreementTests(StorageProvider storage)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agreements_OfAuditsAndOthers_AreCountedApart()
    {
        await using var host = await ReviewHost.StartAsync(storage, ("AuditShare", "1"));
        foreach (var said in (string[])["340101-7003", "19340101-7003", "340126-8101"])
            await FinishAsync(host, await host.AddReviewAsync("field:personnummer"), new { values = new { personnummer = said } });
        await FinishAsync(host, await host.AddReviewAsync("field:personnummer"), new { reject = "The wrong form." });
        await FinishAsync(host, await host.AddReviewAsync(), new { values = new { digits = "98765" } });
        await FinishAsync(host, await host.AddReviewAsync(), new { reject = "The wrong form." });

        using var reviewer = host.Reviewer("anna");
        var figures = await reviewer.GetFromJsonAsync<ReviewAgreementList>("/v1/review-agreements", JsonConventions.Options, Cancelled);
        Assert.Equal(
            [("digits", ReviewReason.NotAccepted, false, 1, 0), ("personnummer", ReviewReason.Audit, true, 4, 2)],
            figures!.Items.Select(item => (item.FieldType, item.Reason, item.WasAccepted, item.Fields, item.Agreed)));
        var audited = figures.Items[1];
        Assert.Equal(("handwritten-digits", "field:personnummer", 0.5), (audited.Model.Name, audited.Template, audited.Share));
        Assert.True(audited is { Lower: > 0.1 and < 0.2, Upper: > 0.8 and < 0.9 });
        var second = await reviewer.GetFromJsonAsync<ReviewAgreementList>("/v1/review-agreements?limit=1&page=2", JsonConventions.Options, Cancelled);
        Assert.Equal((audited, 2), (Assert.Single(second!.Items), second.TotalItems));
        using var refused = await reviewer.GetAsync("/v1/review-agreements?limit=0", Cancelled);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Export_OfExamples_IsWhatReviewersReadWithThePictures()
    {
        await using var host = await ReviewHost.StartAsync(storage, ("AuditShare", "1"));
        await FinishAsync(host, await host.AddReviewAsync("field:personnummer"), new { values = new { personnummer = "340126-8101" } });
        await FinishAsync(host, await host.AddReviewAsync(), new { values = new { digits = (string?)null } });
        var folder = Path.Combine(Directory.CreateTempSubdirectory("export-tests-").FullName, "examples");

        Assert.Equal(0, await ExportAsync(host, folder));
        var lines = (await File.ReadAllLinesAsync(Path.Combine(folder, "examples.jsonl"), Cancelled)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["340126-8101", null], lines.Select(line => line.GetProperty("value").GetString()));
        Assert.Equal("340101-7003", lines[0].GetProperty("suggestion").GetString());
        Assert.Equal(("audit", true), (lines[0].GetProperty("reason").GetString(), lines[0].GetProperty("accepted").GetBoolean()));
        Assert.Equal("not-accepted", lines[1].GetProperty("reason").GetString());
        foreach (var line in lines)
        {
            using var picture = NetVips.Image.NewFromFile(Path.Combine(folder, line.GetProperty("crop").GetString()!));
            Assert.True(picture is { Width: > 100, Height: > 20 });
        }

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead));
        Assert.Equal(1, await ExportAsync(host, folder));
    }

    /// <summary>Whatever was accepted on a form that a reviewer rejects was accepted wrongly, and must count so wherever examples are counted.</summary>
    [Fact]
    public async Task Export_OfRejectedAudit_SaysThatItWasAcceptedWrongly()
    {
        await using var host = await ReviewHost.StartAsync(storage, ("AuditShare", "1"));
        await FinishAsync(host, await host.AddReviewAsync("field:personnummer"), new { reject = "The wrong form." });
        await FinishAsync(host, await host.AddReviewAsync(), new { reject = "The wrong form." });
        var folder = Path.Combine(Directory.CreateTempSubdirectory("export-tests-").FullName, "examples");

        Assert.Equal(0, await ExportAsync(host, folder));
        var example = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, "examples.jsonl"), Cancelled))).RootElement;
        Assert.Equal((true, true, false), (example.GetProperty("rejected").GetBoolean(), example.GetProperty("accepted").GetBoolean(), example.GetProperty("agreed").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, example.GetProperty("value").ValueKind);
    }

    private static Task<int> ExportAsync(ReviewHost host, string folder) =>
        new RootCommand { ExamplesCommand.Create(host.Services.GetRequiredService<IConfiguration>()) }
            .Parse(["examples", "export", "--output", folder])
            .InvokeAsync(new InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null }, Cancelled);

    private static async Task FinishAsync(ReviewHost host, Guid id, object decision)
    {
        using var client = host.Reviewer("anna");
        using var answer = await client.PutAsJsonAsync($"/v1/reviews/{id}", decision, Cancelled);
        answer.EnsureSuccessStatusCode();
    }

    public sealed class OnSqlite() : AgreementTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : AgreementTests(StorageProvider.PostgreSql);
}
