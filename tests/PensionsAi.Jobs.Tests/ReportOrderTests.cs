using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Tests.Callbacks;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests;

/// <summary>Reports are read by several processes, and so in any order.</summary>
public abstract class ReportOrderTests(StorageProvider storage)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartedAndProgressed_AfterTheirAttemptFailed_DoNotHoldUpTheNext()
    {
        await using var host = await JobsHost.StartAsync(withService: false, storage: storage);
        var id = await AddRunningAsync(host);
        var jobs = await JobsQueueAsync(host);
        await jobs.Send(new JobAttemptFailed(id, 1), Cancelled);
        await Eventually.IsTrueAsync(async () => (await CallbackRows.FindAsync(host, id)).FailedAttempt == 1);
        var failed = await CallbackRows.FindAsync(host, id);
        await jobs.Send(new JobStarted(id, 1), Cancelled);
        await jobs.Send(new JobProgressed(id, 1, 0.5), Cancelled);
        await Task.Delay(500, Cancelled);

        var job = await CallbackRows.FindAsync(host, id);
        Assert.Equal((failed.DispatchAt, JobStatus.Queued, 1, 0d), (job.DispatchAt, job.Status, job.Starts, job.Progress));
    }

    [Fact]
    public async Task Succeeded_BeforeItsStart_CountsTheAttempt()
    {
        await using var host = await JobsHost.StartAsync(withService: false, storage: storage);
        var id = await AddRunningAsync(host);
        var jobs = await JobsQueueAsync(host);
        await jobs.Send(new JobSucceeded(id, 1, [], null), Cancelled);
        await Eventually.IsTrueAsync(async () => (await CallbackRows.FindAsync(host, id)).FinishedAt != null);

        Assert.Equal(1, (await CallbackRows.FindAsync(host, id)).Starts);
    }

    private static async Task<ISendEndpoint> JobsQueueAsync(JobsHost host) =>
        await host.Services.GetRequiredService<IBus>().GetSendEndpoint(host.Services.GetRequiredService<WorkQueues>().AddressOf(Queues.Jobs));

    // Sent to a service, and not due again before the test is over.
    private static async Task<Guid> AddRunningAsync(JobsHost host)
    {
        var now = TimeProvider.System.GetUtcNow();
        var job = new StoredJob
        {
            Id = Guid.CreateVersion7(),
            Kind = "maskings",
            Caller = "anna",
            Status = JobStatus.Queued,
            CreatedAt = now,
            Dispatches = 1,
            DispatchAt = now.AddHours(1),
            ContentType = "text/plain",
            Query = string.Empty,
            InputReference = $"{Guid.CreateVersion7():N}.input",
        };
        await CallbackRows.AddAsync(host, job);
        return job.Id;
    }

    public sealed class OnSqlite() : ReportOrderTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : ReportOrderTests(StorageProvider.PostgreSql);
}
