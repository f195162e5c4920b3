using System.Diagnostics;
using PensionsAi.Inference.Metrics;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Inference.Loading;

/// <summary>
/// Lets as many callers into a model as there are cores, queues a bounded number behind them and refuses the rest, so that
/// a flood ends in 503s and not in memory. Thread-safe.
/// </summary>
public sealed class InferenceGate : IDisposable
{
    private readonly SemaphoreSlim _permits;
    private readonly InferenceMetrics _metrics;
    private readonly string _name;
    private readonly int _queueLimit;
    private int _waiting;

    /// <summary>Creates a gate.</summary>
    /// <param name="name">Name in metrics.</param>
    /// <param name="metrics">Where waits are recorded.</param>
    /// <param name="concurrency">Callers inside at once; null for one a core.</param>
    /// <param name="queueLimit">Callers that may wait. Default 1,024.</param>
    public InferenceGate(string name, InferenceMetrics metrics, int? concurrency = null, int queueLimit = 1024)
    {
        _name = name;
        _metrics = metrics;
        _queueLimit = queueLimit;
        _permits = new SemaphoreSlim(concurrency ?? Environment.ProcessorCount);
    }

    /// <summary>Waits for a turn; the lease ends it. A 503 problem when too many wait already.</summary>
    public async ValueTask<Outcome<Lease>> EnterAsync(CancellationToken cancellationToken)
    {
        if (_permits.Wait(0, CancellationToken.None))
            return new Lease(_permits);
        if (Interlocked.Increment(ref _waiting) > _queueLimit)
        {
            Interlocked.Decrement(ref _waiting);
            return new ServiceProblem("busy", 503, "The service is busy", "Too many calls wait for this model. Try again.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }

        var start = Stopwatch.GetTimestamp();
        try
        {
            await _permits.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        _metrics.RecordWait(_name, Stopwatch.GetElapsedTime(start));
        return new Lease(_permits);
    }

    /// <inheritdoc/>
    public void Dispose() => _permits.Dispose();

    /// <summary>A turn inside the gate; dispose it once.</summary>
    public sealed class Lease : IDisposable
    {
        private SemaphoreSlim? _permits;

        internal Lease(SemaphoreSlim permits) => _permits = permits;

        /// <summary>Ends the turn.</summary>
        public void Dispose() => Interlocked.Exchange(ref _permits, null)?.Release();
    }
}
