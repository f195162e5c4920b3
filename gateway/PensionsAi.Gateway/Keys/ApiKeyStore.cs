using Microsoft.EntityFrameworkCore;
using PensionsAi.Gateway.Storage;

namespace PensionsAi.Gateway.Keys;

/// <summary>Adds, lists and revokes keys. Thread-safe.</summary>
internal sealed class ApiKeyStore(IDbContextFactory<GatewayDbContext> contexts, TimeProvider time)
{
    /// <summary>Stores a key; false when a key of that name is already in use.</summary>
    public async Task<bool> AddAsync(
        string name, string key, IReadOnlyList<string> scopes, IReadOnlyList<string> callbackHosts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await IsInUseAsync(context, name, cancellationToken))
            return false;

        var now = time.GetUtcNow();
        context.ApiKeys.Add(new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Sha256 = ApiKeyText.Hash(key),
            Scopes = scopes,
            CallbackHosts = callbackHosts,
            CreatedAt = now,
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another process may have added the name since it was looked for. Any other reason is thrown on.
            if (await IsInUseAsync(context, name, cancellationToken))
                return false;
            throw;
        }
    }

    /// <summary>Revokes the key of that name; false when none is in use.</summary>
    public async Task<bool> RevokeAsync(string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiKeys
            .Where(key => key.Name == name && key.RevokedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(key => key.RevokedAt, now), cancellationToken) > 0;
    }

    /// <summary>Every key, revoked ones too, by name and age.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiKeys.AsNoTracking().OrderBy(key => key.Name).ThenBy(key => key.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>The keys that are in use.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListInUseAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiKeys.AsNoTracking().Where(key => key.RevokedAt == null).ToListAsync(cancellationToken);
    }

    private static Task<bool> IsInUseAsync(GatewayDbContext context, string name, CancellationToken cancellationToken) =>
        context.ApiKeys.AnyAsync(key => key.Name == name && key.RevokedAt == null, cancellationToken);
}
