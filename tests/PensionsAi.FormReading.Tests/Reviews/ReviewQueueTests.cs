using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Tests.Reviews;

/// <summary>How forms come into the queue, and what a reviewer sees of them.</summary>
public abstract class ReviewQueueTests(StorageProvider storage)
{
    private static readonly byte[] PngMagic = [0x89, 0x50, 0x4E, 0x47];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_FieldNotAccepted_IsInTheQueueWithItsPicture()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var reading = await host.ReadAsync();
        Assert.Equal(FormDecision.Review, reading.Decision);

        using var reviewer = host.Reviewer("reviewer");
        var listed = Assert.Single((await ListAsync(reviewer)).Items);
        Assert.Equal(reading.ReviewId, listed.Id.ToString());
        Assert.Equal((ReviewReason.NotAccepted, ReviewStatus.Waiting, "form-readings"), (listed.Reason, listed.Status, listed.Kind));
        Assert.Equal((reading.Template, reading.Model), (listed.Template, listed.Model));

        var details = await reviewer.GetFromJsonAsync<ReviewDetails>($"/v1/reviews/{listed.Id}", JsonConventions.Options, Cancelled);
        var field = Assert.Single(details!.Fields);
        Assert.True(field.IsAsked);
        Assert.Equal(reading.Fields[0].Suggestion!.ToJsonString(), field.Reading.Suggestion!.ToJsonString());
        Assert.Equal(reading.Fields[0].Alternatives, field.Reading.Alternatives);
        Assert.StartsWith("data:image/png;base64,", field.Crop, StringComparison.Ordinal);
        Assert.Equal(PngMagic, Convert.FromBase64String(field.Crop!.Split(',')[1])[..4]);
    }

    [Fact]
    public async Task Reading_Accepted_IsNotInTheQueueUnlessDrawn()
    {
        await using var none = await ReviewHost.StartAsync(storage);
        var reading = await none.ReadAsync("field:personnummer");
        Assert.Equal((FormDecision.Accepted, null), (reading.Decision, reading.ReviewId));

        await using var all = await ReviewHost.StartAsync(storage, ("AuditShare", "1"));
        var drawn = await all.ReadAsync("field:personnummer");
        Assert.Equal((FormDecision.Accepted, "340101-7003"), (drawn.Decision, drawn.Fields[0].Value!.GetValue<string>()));
        using var reviewer = all.Reviewer("reviewer");
        var listed = Assert.Single((await ListAsync(reviewer)).Items);
        Assert.Equal((drawn.ReviewId, ReviewReason.Audit), (listed.Id.ToString(), listed.Reason));
    }

    [Fact]
    public async Task Job_DeliveredAgainAndAtOnce_HasOneReview()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var job = Guid.CreateVersion7();
        var readings = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => host.RunJobAsync(job), Cancelled)));
        var again = await host.RunJobAsync(job);

        using var reviewer = host.Reviewer("reviewer");
        var listed = Assert.Single((await ListAsync(reviewer)).Items);
        Assert.All(readings.Append(again), reading => Assert.Equal(listed.Id.ToString(), reading.ReviewId));
        Assert.Equal((job, "case-7"), (listed.JobId, listed.CaseReference));
        await host.RunJobAsync(Guid.CreateVersion7());
        Assert.Equal(2, (await ListAsync(reviewer)).TotalItems);
    }

    [Fact]
    public async Task Reading_AsManyWaitAsMay_IsRefusedAndAnAcceptedOneIsNot()
    {
        await using var host = await ReviewHost.StartAsync(storage, ("MaxWaiting", "1"), ("AuditShare", "1"));
        await host.AddReviewAsync();
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => host.ReadAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Null((await host.ReadAsync("field:personnummer")).ReviewId);
    }

    [Fact]
    public async Task List_PagesAndFilters_AreTheOldestFirst()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
            ids.Add(await host.AddReviewAsync());
        using var reviewer = host.Reviewer("reviewer");
        using var claim = await reviewer.PutAsync($"/v1/reviews/{ids[1]}/claim", null, Cancelled);

        Assert.Equal(ids, (await ListAsync(reviewer)).Items.Select(review => review.Id));
        var second = await ListAsync(reviewer, "?limit=1&page=2");
        Assert.Equal((ids[1], 3, 2, 1), (Assert.Single(second.Items).Id, second.TotalItems, second.Page, second.Limit));
        Assert.Equal([ids[0], ids[2]], (await ListAsync(reviewer, "?status=waiting")).Items.Select(review => review.Id));
        Assert.Equal([ids[1]], (await ListAsync(reviewer, "?status=claimed&kind=form-readings")).Items.Select(review => review.Id));
        Assert.Empty((await ListAsync(reviewer, "?kind=classifications")).Items);
        Assert.Empty((await ListAsync(reviewer, "?status=settled")).Items);
    }

    [Fact]
    public async Task List_BadQuery_Is400()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        using var reviewer = host.Reviewer("reviewer");
        foreach (var query in (string[])["?limit=0", "?limit=101", "?page=0", "?status=open", "?status=1"])
        {
            using var answer = await reviewer.GetAsync("/v1/reviews" + query, Cancelled);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, query);
        }
    }

    [Fact]
    public async Task Reviews_WithoutTheScope_Are403()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        using var stranger = host.ClientOf("case-handling", [.. Scopes.All.Where(scope => scope != Scopes.Review)]);
        foreach (var (method, path) in (List<(HttpMethod, string)>)[
            (HttpMethod.Get, "/v1/reviews"), (HttpMethod.Get, $"/v1/reviews/{id}"), (HttpMethod.Put, $"/v1/reviews/{id}"),
            (HttpMethod.Put, $"/v1/reviews/{id}/claim"), (HttpMethod.Delete, $"/v1/reviews/{id}/claim")])
        {
            using var request = new HttpRequestMessage(method, path);
            if (method == HttpMethod.Put)
                request.Content = JsonContent.Create(new { reject = "x" });
            using var answer = await stranger.SendAsync(request, Cancelled);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    /// <summary>What came from a form, or a person said of it, is nowhere in the database in clear.</summary>
    [Fact]
    public async Task Database_AfterAFinishedReview_HoldsNoContentInClear()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        using var reviewer = host.Reviewer("reviewer");
        using var finished = await reviewer.PutAsJsonAsync($"/v1/reviews/{id}", new { values = new { digits = "98765" } }, Cancelled);
        finished.EnsureSuccessStatusCode();

        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        var review = await context.Reviews.AsNoTracking().SingleAsync(Cancelled);
        var crop = await context.Crops.AsNoTracking().SingleAsync(Cancelled);
        var example = await context.Examples.AsNoTracking().SingleAsync(Cancelled);
        foreach (var kept in (byte[][])[review.Content, review.Decision!, crop.Content, example.Content, example.Crop])
        {
            Assert.True(kept.Length > 56);
            foreach (var clear in (byte[][])["98765"u8.ToArray(), Encoding.UTF8.GetBytes("suggestion"), PngMagic])
                Assert.Equal(-1, kept.AsSpan().IndexOf(clear));
        }
    }

    [Fact]
    public async Task Model_Migrations_HoldAllOfIt()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        await using var context = await host.Contexts.CreateDbContextAsync(Cancelled);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    private static async Task<ReviewList> ListAsync(HttpClient reviewer, string query = "") =>
        (await reviewer.GetFromJsonAsync<ReviewList>("/v1/reviews" + query, JsonConventions.Options, Cancelled))!;

    public sealed class OnSqlite() : ReviewQueueTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : ReviewQueueTests(StorageProvider.PostgreSql);
}
