using System.Collections.Frozen;

namespace PensionsAi.Gateway.Keys;

/// <summary>
/// Finds the key that a caller presents, in memory: a call costs no query. The picture is at most two seconds old, so a key
/// that another process revokes is refused that soon. Thread-safe.
/// </summary>
internal sealed class ApiKeyLookup(ApiKeyStore store, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    // Whoever tries keys out costs ten queries a second, however many are tried.
    private static readonly TimeSpan MaxAgeOfMiss = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _refreshing = new(1);
    private volatile Snapshot? _snapshot;

    /// <summary>The key in use with that text; null when there is none.</summary>
    public async ValueTask<ApiKey?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.HasForm(key))
            return null;
        var hash = ApiKeyText.Hash(key);
        return (await LookAsync(MaxAge, cancellationToken)).ByHash.GetValueOrDefault(hash)
            ?? (await LookAsync(MaxAgeOfMiss, cancellationToken)).ByHash.GetValueOrDefault(hash);
    }

    /// <summary>The key in use with that id; null when there is none.</summary>
    public async ValueTask<ApiKey?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await LookAsync(MaxAge, cancellationToken)).ById.GetValueOrDefault(id);

    public void Dispose() => _refreshing.Dispose();

    private async ValueTask<Snapshot> LookAsync(TimeSpan maxAge, CancellationToken cancellationToken) =>
        _snapshot is { } current && IsFresh(current, maxAge) ? current : await RefreshAsync(maxAge, cancellationToken);

    private bool IsFresh(Snapshot snapshot, TimeSpan maxAge) => time.GetElapsedTime(snapshot.TakenAt) < maxAge;

    private async ValueTask<Snapshot> RefreshAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (_snapshot is { } refreshed && IsFresh(refreshed, maxAge))
                return refreshed;

            // The age counts from before the query: what is revoked while it runs may be missing from it.
            var takenAt = time.GetTimestamp();
            var keys = await store.ListInUseAsync(cancellationToken);
            return _snapshot = new Snapshot(takenAt, keys.ToFrozenDictionary(key => key.Sha256, StringComparer.Ordinal), keys.ToFrozenDictionary(key => key.Id));
        }
        finally
        {
            _refreshing.Release();
        }
    }

    private sealed record Snapshot(long TakenAt, FrozenDictionary<string, ApiKey> ByHash, FrozenDictionary<Guid, ApiKey> ById);
}
