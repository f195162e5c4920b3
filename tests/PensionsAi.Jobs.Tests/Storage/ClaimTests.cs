using Microsoft.EntityFrameworkCore;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests.Storage;

/// <summary>Instances of jobs that share a database take its rows at the same time.</summary>
public abstract class ClaimTests(StorageProvider storage, int rows)
{
    private const int Instances = 4;
    private const int Batch = 50;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClaimDue_ManyInstances_TakeEachRowOnce()
    {
        await using var first = await AddRowsAsync(isEnded: false);
        var claimed = await FromInstancesAsync(first, instance => instance.Claims.ClaimDueAsync(Batch, Cancelled));

        Assert.Equal(rows, claimed.Count);
        Assert.Equal(rows, claimed.DistinctBy(job => job.Id).Count());
        await using var context = await first.Contexts.CreateDbContextAsync(Cancelled);
        Assert.True(await context.Jobs.AllAsync(job => job.Dispatches == 1, Cancelled));
        Assert.Empty(await first.Claims.ClaimDueAsync(Batch, Cancelled));
    }

    [Fact]
    public async Task ClaimReports_ManyInstances_TakeEachEndOnce()
    {
        await using var first = await AddRowsAsync(isEnded: true);
        var claimed = await FromInstancesAsync(first, instance => instance.Claims.ClaimReportsAsync(Batch, Cancelled));

        Assert.Equal(rows, claimed.Count);
        Assert.Equal(rows, claimed.DistinctBy(job => job.Id).Count());
    }

    [Fact]
    public async Task MarkReported_SomeOfThem_LeavesTheReleasedOnesToBeTold()
    {
        await using var instance = await AddRowsAsync(isEnded: true);
        var claimed = await instance.Claims.ClaimReportsAsync(2, Cancelled);
        await instance.Claims.MarkReportedAsync([claimed[0].Id], Cancelled);
        await instance.Claims.ReleaseReportsAsync([claimed[0].Id, claimed[1].Id], TimeSpan.FromDays(-10), Cancelled);

        Assert.Equal(claimed[1].Id, Assert.Single(await instance.Claims.ClaimReportsAsync(1, Cancelled)).Id);
        await using var context = await instance.Contexts.CreateDbContextAsync(Cancelled);
        Assert.Null((await context.Jobs.SingleAsync(job => job.Id == claimed[0].Id, Cancelled)).ReportAt);
    }

    [Fact]
    public async Task MarkSent_OneThatAServiceHasBegun_LeavesItTheLeaseOfItsWork()
    {
        await using var instance = await AddRowsAsync(isEnded: false);
        var claimed = await instance.Claims.ClaimDueAsync(2, Cancelled);
        var ids = claimed.Select(job => job.Id).ToList();
        var (waiting, begun) = (ids[0], ids[1]);
        await using var context = await instance.Contexts.CreateDbContextAsync(Cancelled);
        var lease = TimeProvider.System.GetUtcNow().AddMinutes(1);
        await context.Jobs.Where(job => job.Id == begun).ExecuteUpdateAsync(
            update => update.SetProperty(job => job.BegunAttempt, 1).SetProperty(job => job.DispatchAt, lease), Cancelled);
        await instance.Claims.MarkSentAsync(ids, Cancelled);

        Assert.Equal(lease, (await context.Jobs.AsNoTracking().SingleAsync(job => job.Id == begun, Cancelled)).DispatchAt);
        var due = (await context.Jobs.AsNoTracking().SingleAsync(job => job.Id == waiting, Cancelled)).DispatchAt!.Value;
        Assert.True(due > lease.AddMinutes(5), "What waits in a queue is not sent again soon.");
    }

    [Fact]
    public async Task ClaimDue_ProcessDiesBeforeItSends_JobIsDueAgainSoon()
    {
        await using var instance = await AddRowsAsync(isEnded: false);
        var claimed = Assert.Single(await instance.Claims.ClaimDueAsync(1, Cancelled));

        Assert.InRange(claimed.DispatchAt!.Value, TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddSeconds(30));
    }

    private async Task<Instance> AddRowsAsync(bool isEnded)
    {
        var instance = await Instance.StartAsync(storage);
        await using var context = await instance.Contexts.CreateDbContextAsync(Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        context.Jobs.AddRange(Enumerable.Range(0, rows).Select(number => new StoredJob
        {
            Id = Guid.CreateVersion7(),
            Kind = "maskings",
            Caller = "anna",
            Status = isEnded ? JobStatus.Succeeded : JobStatus.Queued,
            CreatedAt = now,
            FinishedAt = isEnded ? now : null,
            DispatchAt = isEnded ? null : now.AddMinutes(-number),
            ReportAt = isEnded ? now.AddMinutes(-number) : null,
            ContentType = "text/plain",
            Query = string.Empty,
            InputReference = "input",
        }));
        await context.SaveChangesAsync(Cancelled);
        return instance;
    }

    private static async Task<List<StoredJob>> FromInstancesAsync(Instance first, Func<Instance, Task<IReadOnlyList<StoredJob>>> claim)
    {
        var instances = Enumerable.Range(0, Instances).Select(_ => new Instance(first.Folder)).ToList();
        var claimed = await Task.WhenAll(instances.Select(async instance =>
        {
            var mine = new List<StoredJob>();
            // An instance that finds every row passed over is not done yet.
            for (var empty = 0; empty < 3;)
            {
                var some = await claim(instance);
                mine.AddRange(some);
                empty = some.Count == 0 ? empty + 1 : 0;
                await Task.Yield();
            }

            return mine;
        }));
        foreach (var instance in instances)
            await instance.DisposeAsync();
        return [.. claimed.SelectMany(mine => mine)];
    }

    public sealed class OnSqlite() : ClaimTests(StorageProvider.Sqlite, rows: 300);

    public sealed class OnPostgreSql() : ClaimTests(StorageProvider.PostgreSql, rows: 5_000);
}
