using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PensionsAi.FormReading.Reviews;
using PensionsAi.Storage;

namespace PensionsAi.FormReading.Tests.Reviews;

/// <summary>How reviewers share the queue.</summary>
public abstract class ReviewClaimTests(StorageProvider storage)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claim_TwoReviewersAtOnce_OneHasIt()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        for (var round = 0; round < 5; round++)
        {
            var id = await host.AddReviewAsync();
            var statuses = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => host.ClaimAsync(id, $"reviewer-{number}")));
            Assert.Equal(1, statuses.Count(status => status == HttpStatusCode.OK));
            Assert.Equal(5, statuses.Count(status => status == HttpStatusCode.Conflict));
        }
    }

    [Fact]
    public async Task Claim_OwnAgainAndReleased_GoesToAnother()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        Assert.Equal(HttpStatusCode.OK, await host.ClaimAsync(id, "anna"));
        Assert.Equal(HttpStatusCode.OK, await host.ClaimAsync(id, "anna"));
        Assert.Equal(HttpStatusCode.Conflict, await host.ReleaseAsync(id, "bo"));
        Assert.Equal(HttpStatusCode.Conflict, await host.ClaimAsync(id, "bo"));
        Assert.Equal(HttpStatusCode.NoContent, await host.ReleaseAsync(id, "anna"));
        Assert.Equal(HttpStatusCode.NoContent, await host.ReleaseAsync(id, "anna"));
        Assert.Equal(HttpStatusCode.OK, await host.ClaimAsync(id, "bo"));
        Assert.Equal(HttpStatusCode.NotFound, await host.ClaimAsync(Guid.NewGuid(), "bo"));
        Assert.Equal(HttpStatusCode.NotFound, await host.ReleaseAsync(Guid.NewGuid(), "bo"));
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(16, true)]
    public async Task Claim_AroundItsEnd_IsKeptOrGoesToAnother(int minutes, bool isTaken)
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var id = await host.AddReviewAsync();
        Assert.Equal(HttpStatusCode.OK, await host.ClaimAsync(id, "anna"));
        var later = new ReviewClaims(
            host.Contexts,
            host.Services.GetRequiredService<IOptions<ReviewOptions>>(),
            new FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(minutes)));

        var claimed = await later.ClaimAsync(id, "bo", Cancelled);
        Assert.Equal(isTaken, claimed.IsSuccess);
        Assert.Equal(isTaken ? "bo" : null, claimed.Value?.ClaimedBy);
    }

    [Fact]
    public async Task ClaimNext_ManyReviewers_HaveDifferentOnes()
    {
        await using var host = await ReviewHost.StartAsync(storage);
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
            ids.Add(await host.AddReviewAsync());
        var claims = host.Services.GetRequiredService<ReviewClaims>();
        Assert.Equal(ids[0], (await claims.ClaimNextAsync("first", Cancelled))!.Id);
        Assert.Equal(ids[0], (await claims.ClaimNextAsync("first", Cancelled))!.Id);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 3).Select(number => Task.Run(() => claims.ClaimNextAsync($"reviewer-{number}", Cancelled), Cancelled)));
        Assert.Equal(ids[1..].ToHashSet(), claimed.Select(review => review!.Id).ToHashSet());
        Assert.Null(await claims.ClaimNextAsync("late", Cancelled));
    }

    public sealed class OnSqlite() : ReviewClaimTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : ReviewClaimTests(StorageProvider.PostgreSql);
}
