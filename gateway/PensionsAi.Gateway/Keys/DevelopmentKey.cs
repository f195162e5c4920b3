using Microsoft.Extensions.Options;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Gateway.Keys;

/// <summary>The key of whoever runs the platform on one machine. Random, like every other: there is no built-in key.</summary>
internal sealed class DevelopmentKey(ApiKeyStore store, LocalFolder folder, IOptions<KeysOptions> options)
{
    /// <summary>Name of the caller.</summary>
    public const string CallerName = "local";

    /// <summary>Name of the file with the key.</summary>
    public const string FileName = "api-key";

    /// <summary>Makes the key unless there is one. One that was revoked is not made again while its file stands.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.DevelopmentKey)
            return;

        var isNew = !File.Exists(folder.PathOf(FileName));
        var known = (await store.ListAsync(cancellationToken)).Where(key => key.Name == CallerName).ToList();
        if (isNew && known.Count > 0)
        {
            // Of a deleted file only the hash is left. Who removed both, file and right, does not want the key back.
            if (!await store.RevokeAsync(CallerName, cancellationToken))
                return;
        }

        var text = folder.ReadOrCreateSecret(FileName, ApiKeyText.Create).Trim();
        var hash = ApiKeyText.Hash(text);
        if (known.All(key => key.Sha256 != hash))
            await store.AddAsync(CallerName, text, Scopes.All, [], cancellationToken);
    }
}
