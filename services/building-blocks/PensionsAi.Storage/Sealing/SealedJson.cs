using System.Text.Json;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Storage.Sealing;

/// <summary>Seals records as JSON.</summary>
public static class SealedJson
{
    /// <summary>Seals a value for the place where it will be kept.</summary>
    public static byte[] SealJson<T>(this ContentKeys keys, T value, string place) =>
        keys.Seal(JsonSerializer.SerializeToUtf8Bytes(value, JsonConventions.Options), place);

    /// <summary>Opens a value that was sealed for a place.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, it belongs elsewhere, or its key is no longer in the ring.</exception>
    public static T OpenJson<T>(this ContentKeys keys, byte[] content, string place) =>
        JsonSerializer.Deserialize<T>(keys.Open(content, place), JsonConventions.Options)!;
}
