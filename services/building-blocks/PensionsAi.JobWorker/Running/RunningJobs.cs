using System.Collections.Concurrent;

namespace PensionsAi.JobWorker.Running;

/// <summary>The attempts that run in this process, so that they can be stopped. Thread-safe.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = new();

    /// <summary>Enters a job; null when this process works on it already.</summary>
    public Entry? TryEnter(Guid jobId, CancellationToken stopping)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        if (_running.TryAdd(jobId, source))
            return new Entry(this, jobId, source);
        source.Dispose();
        return null;
    }

    /// <summary>Stops the job if it runs here.</summary>
    public void Cancel(Guid jobId)
    {
        if (_running.TryGetValue(jobId, out var source))
        {
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended between the two lines above.
            }
        }
    }

    internal sealed class Entry(RunningJobs jobs, Guid jobId, CancellationTokenSource source) : IDisposable
    {
        public CancellationToken Cancelled => source.Token;

        public void Dispose()
        {
            jobs._running.TryRemove(jobId, out _);
            source.Dispose();
        }
    }
}
