using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Jobs.Callbacks;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests.Callbacks;

/// <summary>The rows here are due in a day, so that the host's own sender leaves them alone.</summary>
public abstract class CallbackClaimsTests(StorageProvider storage)
{
    private static readonly TimeSpan Tomorrow = TimeSpan.FromDays(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TryClaim_SameRowTwice_IsGivenOnceAndLeased()
    {
        await using var host = await JobsHost.StartAsync(withService: false, storage: storage);
        var claims = host.Services.GetRequiredService<CallbackClaims>();
        var job = CallbackRows.Ended("https://case.example/", dueIn: Tomorrow);
        await CallbackRows.AddAsync(host, job);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => claims.TryClaimAsync(job, Cancelled)));

        Assert.Single(claimed, mine => mine);
        var row = await CallbackRows.FindAsync(host, job.Id);
        Assert.Equal(1, row.CallbackAttempts);
        Assert.InRange(row.CallbackAt!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task TryClaim_DeletedSinceItWasFound_IsRefused()
    {
        await using var host = await JobsHost.StartAsync(withService: false, storage: storage);
        var claims = host.Services.GetRequiredService<CallbackClaims>();
        var job = CallbackRows.Ended("https://case.example/", dueIn: Tomorrow);
        await CallbackRows.AddAsync(host, job);
        using var client = host.ClientOf("anna");
        using var deleted = await client.DeleteAsync($"/v1/jobs/{job.Id}", Cancelled);

        Assert.False(await claims.TryClaimAsync(job, Cancelled));
        Assert.Null((await CallbackRows.FindAsync(host, job.Id)).CallbackAt);
    }

    [Fact]
    public async Task Reschedule_OfAnEarlierAttemptOrAToldJob_ChangesNothing()
    {
        await using var host = await JobsHost.StartAsync(withService: false, storage: storage);
        var claims = host.Services.GetRequiredService<CallbackClaims>();
        var job = CallbackRows.Ended("https://case.example/", dueIn: Tomorrow, attempts: 2);
        await CallbackRows.AddAsync(host, job);
        var soon = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1);

        await claims.RescheduleAsync(job.Id, 1, null, Cancelled);
        Assert.Equal(job.CallbackAt, (await CallbackRows.FindAsync(host, job.Id)).CallbackAt);
        await claims.RescheduleAsync(job.Id, 2, soon, Cancelled);
        Assert.Equal(soon, (await CallbackRows.FindAsync(host, job.Id)).CallbackAt);

        await claims.MarkToldAsync(job.Id, Cancelled);
        await claims.RescheduleAsync(job.Id, 2, soon, Cancelled);
        Assert.Null((await CallbackRows.FindAsync(host, job.Id)).CallbackAt);
    }

    public sealed class OnSqlite() : CallbackClaimsTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : CallbackClaimsTests(StorageProvider.PostgreSql);
}
