using System.Text.Json;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Protection;

/// <summary>Seals records as JSON.</summary>
internal static class SealedJson
{
    public static byte[] SealJson<T>(this ContentKeys keys, T value, string place) =>
        keys.Seal(JsonSerializer.SerializeToUtf8Bytes(value, JsonConventions.Options), place);

    public static T OpenJson<T>(this ContentKeys keys, byte[] content, string place) =>
        JsonSerializer.Deserialize<T>(keys.Open(content, place), JsonConventions.Options)!;
}
