using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Reviews;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;
using PensionsAi.Storage.Sealing;

namespace PensionsAi.FormReading.Tests.Reviews;

/// <summary>How a review ends, and what is kept of it.</summary>
public abstract class ReviewFinishTests(StorageProvider storage)
{
    private static readonly object Right = new { values = new { digits = "34010" } };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finish_TwoReviewersAtOnce_OneDecides()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        for (var round = 0; round < 5; round++)
        {
            var id = await host.AddReviewAsync();
            var statuses = await Task.WhenAll(Enumerable.Range(0, 4).Select(number =>
                host.FinishAsync(id, $"reviewer-{number}", new { values = new { digits = $"1234{number}" } })));
            Assert.Equal(1, statuses.Count(status => status == HttpStatusCode.OK));
            Assert.Equal(3, statuses.Count(status => status == HttpStatusCode.Conflict));
            await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
            Assert.Equal(1, await context.Verdicts.CountAsync(verdict => verdict.ReviewId == id, Cancelled));
            Assert.Equal(round + 1, await context.Examples.CountAsync(Cancelled));
        }
    }

    [Fact]
    public async Task Finish_ClaimedByAnother_IsRefused()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        await host.ClaimAsync(id, "anna");
        Assert.Equal(HttpStatusCode.Conflict, await host.FinishAsync(id, "bo", Right));
        Assert.Equal(HttpStatusCode.OK, await host.FinishAsync(id, "anna", Right));
        Assert.Equal(HttpStatusCode.Conflict, await host.ClaimAsync(id, "bo"));
    }

    [Fact]
    public async Task Finish_SaidAgain_ChangesNothing()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        Assert.Equal(HttpStatusCode.OK, await host.FinishAsync(id, "anna", Right));
        Assert.Equal(HttpStatusCode.OK, await host.FinishAsync(id, "anna", Right));
        Assert.Equal(HttpStatusCode.Conflict, await host.FinishAsync(id, "anna", new { values = new { digits = "34011" } }));
        Assert.Equal(HttpStatusCode.Conflict, await host.FinishAsync(id, "anna", new { reject = "no" }));
        Assert.Equal(HttpStatusCode.Conflict, await host.FinishAsync(id, "bo", Right));
        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        Assert.Equal(1, await context.Verdicts.CountAsync(Cancelled));
    }

    [Fact]
    public async Task Finish_Values_CanBeFetchedAndAreTold()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var job = Guid.CreateVersion7();
        var id = Guid.Parse((await host.RunJobAsync(job)).ReviewId!);
        Assert.Equal(HttpStatusCode.OK, await host.FinishAsync(id, "anna", Right));

        var told = await host.Finished.OfAsync(id);
        Assert.Equal((ReviewStatus.Settled, "anna", "case-handling", "case-7", job), (told.Status, told.Reviewer, told.Caller, told.CaseReference, told.JobId));
        Assert.Equal("handwritten-digits", told.Model.Name);
        using var reviewer = host.Reviewer("bo");
        var details = await reviewer.GetFromJsonAsync<ReviewDetails>($"/v1/reviews/{id}", JsonConventions.Options, Cancelled);
        Assert.Equal("34010", details!.Values!["digits"]?.GetString());
        Assert.Equal((ReviewStatus.Settled, "anna"), (details.Review.Status, details.Review.FinishedBy));
        var finished = await reviewer.GetFromJsonAsync<ReviewList>("/v1/reviews?status=settled", JsonConventions.Options, Cancelled);
        Assert.Equal(id, Assert.Single(finished!.Items).Id);
    }

    [Fact]
    public async Task Finish_Rejection_IsToldAndMakesNoExample()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        Assert.Equal(HttpStatusCode.OK, await host.FinishAsync(id, "anna", new { reject = " Another form. " }));

        Assert.Equal(ReviewStatus.Rejected, (await host.Finished.OfAsync(id)).Status);
        using var reviewer = host.Reviewer("bo");
        var details = await reviewer.GetFromJsonAsync<ReviewDetails>($"/v1/reviews/{id}", JsonConventions.Options, Cancelled);
        Assert.Equal(("Another form.", null), (details!.Reject, details.Values));
        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        Assert.False(await context.Examples.AnyAsync(Cancelled));
        Assert.False(await context.Verdicts.AnyAsync(Cancelled));
    }

    [Fact]
    public async Task Finish_NoAnswerToTheQuestion_Is400WithoutAnEcho()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        using var reviewer = host.Reviewer("anna");
        string[] bodies =
        [
            "{}",
            """{"values":{"digits":"1"},"reject":"no"}""",
            """{"reject":"  "}""",
            """{"values":{}}""",
            """{"values":{"digits":"12a"}}""",
            """{"values":{"digits":""}}""",
            """{"values":{"digits":12345}}""",
            """{"values":{"digits":true}}""",
            """{"values":{"digits":{}}}""",
            """{"values":{"digits":"123456789012345678901"}}""",
            """{"values":{"digits":"1","Kanariefågelsson":"1"}}""",
            """{"value":{"digits":"1"}}""",
        ];
        foreach (var body in bodies)
        {
            using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using var answer = await reviewer.PutAsync($"/v1/reviews/{id}", content, Cancelled);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, body);
            Assert.DoesNotContain("Kanarie", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await host.FinishAsync(id, "anna", Right));
    }

    [Fact]
    public async Task Sweep_ReviewThatNobodyFinished_EndsAsExpiredWithoutItsContent()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        await SweepAsync(host, TimeSpan.FromDays(29.9));
        using var reviewer = host.Reviewer("anna");
        using (var kept = await reviewer.GetAsync($"/v1/reviews/{id}", Cancelled))
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);

        await SweepAsync(host, TimeSpan.FromDays(30.1));
        Assert.Equal((ReviewStatus.Expired, null), ((await host.Finished.OfAsync(id)).Status, (await host.Finished.OfAsync(id)).Reviewer));
        var details = await reviewer.GetFromJsonAsync<ReviewDetails>($"/v1/reviews/{id}", JsonConventions.Options, Cancelled);
        Assert.Empty(details!.Fields);
        Assert.Equal(HttpStatusCode.Conflict, await host.FinishAsync(id, "anna", Right));
        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        Assert.False(await context.Crops.AnyAsync(Cancelled));
    }

    [Fact]
    public async Task Sweep_FinishedReviewAndItsExample_GoAtTheirTimes()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        await host.FinishAsync(id, "anna", Right);
        await host.Finished.OfAsync(id);
        await WaitUntilToldAsync(host, id);

        await SweepAsync(host, TimeSpan.FromDays(6.9));
        Assert.Equal((1, 1, 1), await CountAsync(host));
        await SweepAsync(host, TimeSpan.FromDays(7.1));
        Assert.Equal((0, 0, 1), await CountAsync(host));
        await SweepAsync(host, TimeSpan.FromDays(90.1));
        Assert.Equal((0, 0, 0), await CountAsync(host));
        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        Assert.Equal(["examples", "reviews"], await context.Removals.Select(removal => removal.Kind).Order().ToListAsync(Cancelled));
        Assert.Equal(1, await context.Verdicts.CountAsync(Cancelled));
    }

    [Fact]
    public async Task Finish_ExampleLifetimeZero_KeepsNone()
    {
        await using var host = await ReviewHost.StartAsync(storage, ("ExampleLifetime", "00:00:00"));
        Assert.Equal(HttpStatusCode.OK, await host.FinishAsync(await host.AddReviewAsync(), "anna", Right));
        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        Assert.False(await context.Examples.AnyAsync(Cancelled));
    }

    [Fact]
    public async Task Example_OfACorrection_HoldsWhatWasReadAndWhatAPersonRead()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        await host.FinishAsync(await host.AddReviewAsync(), "anna", Right);
        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        var example = await context.Examples.AsNoTracking().SingleAsync(Cancelled);
        var keys = host.Services.GetRequiredService<ReviewKeys>();
        var labelled = keys.OpenJson<LabelledField>(example.Content, example.ContentPlace);
        Assert.Equal(("digits", "34010", false, ReviewReason.NotAccepted), (labelled.Field, labelled.Value?.GetString(), labelled.Accepted, labelled.Reason));
        Assert.Equal("handwritten-digits", labelled.Model.Name);
        Assert.True(keys.Open(example.Crop, example.CropPlace).AsSpan().StartsWith((byte[])[0x89, 0x50, 0x4E, 0x47]));
    }

    private static async Task<(int Reviews, int Crops, int Examples)> CountAsync(ReviewHost host)
    {
        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        return (await context.Reviews.CountAsync(Cancelled), await context.Crops.CountAsync(Cancelled), await context.Examples.CountAsync(Cancelled));
    }

    private static async Task WaitUntilToldAsync(ReviewHost host, Guid id)
    {
        while (true)
        {
            await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
            if (await context.Reviews.AnyAsync(review => review.Id == id && review.ReportAt == null, Cancelled))
                return;
            await Task.Delay(50, Cancelled);
        }
    }

    private static async Task SweepAsync(ReviewHost host, TimeSpan later)
    {
        await new ReviewSweep(
            host.Contexts, host.Services.GetRequiredService<ReviewMetrics>(), host.Services.GetRequiredService<IOptions<ReviewOptions>>(), Later(later)).RunAsync(Cancelled);
        // What is to be told then is to be told now.
        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        await context.Reviews.Where(review => review.ReportAt > now).ExecuteUpdateAsync(update => update.SetProperty(review => review.ReportAt, now), Cancelled);
    }

    private static FakeTimeProvider Later(TimeSpan later) => new(TimeProvider.System.GetUtcNow() + later);

    public sealed class OnSqlite() : ReviewFinishTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : ReviewFinishTests(StorageProvider.PostgreSql);
}
