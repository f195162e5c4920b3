using System.Collections.Concurrent;
using PensionsAi.Jobs.Domain;

namespace PensionsAi.Jobs.Track;

/// <summary>
/// Waits for jobs to change. A change made by this process wakes at once; one made by another is seen at the next look at
/// the row. Thread-safe.
/// </summary>
internal sealed class JobWatch(JobReader jobs, TimeProvider time)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _waiters = new();

    /// <summary>Tells whoever waits that a job changed.</summary>
    public void Changed(Guid id)
    {
        if (_waiters.TryRemove(id, out var waiter))
            waiter.TrySetResult();
    }

    /// <summary>Completes when the job changes, and at the latest when it is time to look at it again.</summary>
    public async Task WaitAsync(Guid id, CancellationToken cancellationToken)
    {
        var waiter = _waiters.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await waiter.Task.WaitAsync(LookInterval, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            _waiters.TryRemove(new KeyValuePair<Guid, TaskCompletionSource>(id, waiter));
            waiter.TrySetResult();
        }
    }

    /// <summary>The job once it has ended; null when it has not in time.</summary>
    public async Task<StoredJob?> WaitForEndAsync(Guid id, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < atMost)
        {
            // Registered before the look, or a change between look and wait would go unseen for a second.
            var changed = WaitAsync(id, cancellationToken);
            var job = await jobs.FindAsync(id, cancellationToken);
            if (job is null || job.ToJob().HasEnded)
                return job;
            await changed;
        }

        return null;
    }
}
