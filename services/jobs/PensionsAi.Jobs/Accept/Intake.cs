using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Accept;

/// <summary>
/// Whether there is room for another job: in the backlog of its kind and in the storage. It looks once a second at most, so a
/// flood costs one count a second; several instances may pass a limit together by what they accept in that second. Thread-safe.
/// </summary>
internal sealed class Intake(
    IDbContextFactory<JobsDbContext> contexts, EncryptedBlobs blobs, IOptions<JobsOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _looking = new(1);
    private volatile State? _state;

    /// <summary>Why another job of a kind is refused; null when it is not. One that is not refused counts at once.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="bodyBytes">Length of its input; null when it was not announced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<ServiceProblem?> EnterAsync(string kind, long? bodyBytes, CancellationToken cancellationToken)
    {
        var state = _state is { } current && IsFresh(current) ? current : await LookAsync(cancellationToken);
        if (state.FreeBytes - (bodyBytes ?? 0) < options.Value.ReservedBytes)
            return JobProblems.StorageFull;
        var limit = options.Value.Kinds[kind].MaxBacklog;
        return state.Backlog.AddOrUpdate(kind, 1, (_, count) => Math.Min(count, limit) + 1) > limit ? JobProblems.BacklogFull : null;
    }

    public void Dispose() => _looking.Dispose();

    private bool IsFresh(State state) => time.GetElapsedTime(state.SeenAt) < MaxAge;

    private async ValueTask<State> LookAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_state is { } seen && IsFresh(seen))
                return seen;

            var seenAt = time.GetTimestamp();
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var backlog = await context.Jobs
                .Where(job => job.DispatchAt != null)
                .GroupBy(job => job.Kind)
                .Select(jobs => new KeyValuePair<string, int>(jobs.Key, jobs.Count()))
                .ToListAsync(cancellationToken);
            return _state = new State(seenAt, await blobs.GetFreeBytesAsync(cancellationToken), new(backlog));
        }
        finally
        {
            _looking.Release();
        }
    }

    private sealed record State(long SeenAt, long FreeBytes, ConcurrentDictionary<string, int> Backlog);
}
