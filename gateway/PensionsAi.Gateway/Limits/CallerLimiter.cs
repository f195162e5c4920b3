using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PensionsAi.Gateway.Limits;

/// <summary>Rate and concurrency of each caller. Thread-safe.</summary>
internal sealed class CallerLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter;

    public CallerLimiter(IOptions<CallerLimitOptions> options)
    {
        var limits = options.Value;
        // In portions of a tenth of a second at most: with one large portion a second, a steady caller is refused in every gap.
        var portion = Math.Max(1, limits.CallsPerSecond / 10);
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetConcurrencyLimiter(
                caller, _ => new ConcurrencyLimiterOptions { PermitLimit = limits.Concurrency, QueueLimit = 0 })),
            PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetTokenBucketLimiter(
                caller, _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.Burst,
                    TokensPerPeriod = portion,
                    ReplenishmentPeriod = TimeSpan.FromSeconds((double)portion / limits.CallsPerSecond),
                    QueueLimit = 0,
                })));
    }

    /// <summary>A lease for one call of the caller, to be held while the call lasts.</summary>
    public RateLimitLease Acquire(string caller) => _limiter.AttemptAcquire(caller);

    public void Dispose() => _limiter.Dispose();
}
