using System.Collections.Concurrent;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PensionsAi.Gateway.Authentication;

/// <summary>
/// Slows down whoever tries keys: an address that has failed too often gets no answer to further keys, right or wrong. A key
/// that has worked from that address goes on working: one misconfigured client behind a shared address must not shut out the
/// others. Thread-safe.
/// </summary>
internal sealed class FailedAttempts(IOptions<FailedAttemptsOptions> options) : IDisposable
{
    // Enough for any real set of callers; beyond it the proven pairs are proven again.
    private const int MaxProven = 10_000;

    private readonly ConcurrentDictionary<(IPAddress Address, Guid KeyId), bool> _proven = new();
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = options.Value.Interval,
            QueueLimit = 0,
        }));

    /// <summary>How long to wait after a failure.</summary>
    public TimeSpan Interval => options.Value.Interval;

    /// <summary>Whether the address has used up its failures.</summary>
    public bool IsExhausted(IPAddress? address) => _limiter.GetStatistics(Subject(address)) is { CurrentAvailablePermits: 0 };

    /// <summary>Counts a failure; false when the address had none left.</summary>
    public bool TryFail(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(Subject(address));
        return lease.IsAcquired;
    }

    public bool IsProven(IPAddress? address, Guid keyId) => _proven.ContainsKey((Subject(address), keyId));

    public void Prove(IPAddress? address, Guid keyId)
    {
        if (_proven.TryAdd((Subject(address), keyId), true) && _proven.Count > MaxProven)
            _proven.Clear();
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>Of an IPv6 address the network: whoever has one address of it has them all.</summary>
    private static IPAddress Subject(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6)
            return address;

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
