using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Domain;
using PensionsAi.Jobs.Storage;

namespace PensionsAi.Jobs.Tests.Callbacks;

/// <summary>Job rows whose callback is in a chosen state, in a host's database.</summary>
internal static class CallbackRows
{
    /// <summary>A job that has ended and is to be called back.</summary>
    /// <param name="url">The callbackUrl.</param>
    /// <param name="endedAgo">How long ago it ended; now when left out.</param>
    /// <param name="dueIn">When the callback is due; now when left out.</param>
    /// <param name="attempts">Attempts that were begun.</param>
    public static StoredJob Ended(string url, TimeSpan endedAgo = default, TimeSpan dueIn = default, int attempts = 0)
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = Guid.CreateVersion7();
        return new StoredJob
        {
            Id = id,
            Kind = "maskings",
            Caller = "anna",
            Status = JobStatus.Succeeded,
            CreatedAt = now - endedAgo,
            StartedAt = now - endedAgo,
            FinishedAt = now - endedAgo,
            ExpiresAt = now + TimeSpan.FromDays(7),
            ContentType = "text/plain",
            Query = string.Empty,
            InputReference = $"{id:N}.input",
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            CallbackUrl = url,
            CallbackAt = now + dueIn,
            CallbackAttempts = attempts,
        };
    }

    public static async Task AddAsync(JobsHost host, params IEnumerable<StoredJob> jobs)
    {
        await using var context = await Contexts(host).CreateDbContextAsync(TestContext.Current.CancellationToken);
        context.Jobs.AddRange(jobs);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<StoredJob> FindAsync(JobsHost host, Guid id)
    {
        await using var context = await Contexts(host).CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await context.Jobs.AsNoTracking().SingleAsync(job => job.Id == id, TestContext.Current.CancellationToken);
    }

    /// <summary>The row once nothing more is due: it was told or given up.</summary>
    public static async Task<StoredJob> WaitUntilSettledAsync(JobsHost host, Guid id)
    {
        await Eventually.IsTrueAsync(async () => await FindAsync(host, id) is { FinishedAt: not null, CallbackAt: null });
        return await FindAsync(host, id);
    }

    public static IDbContextFactory<JobsDbContext> Contexts(JobsHost host) =>
        host.Services.GetRequiredService<IDbContextFactory<JobsDbContext>>();
}
