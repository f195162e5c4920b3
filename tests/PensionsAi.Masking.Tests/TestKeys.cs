using Microsoft.Extensions.Configuration;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Masking.Tests;

/// <summary>Keys that are the same in every run.</summary>
internal static class TestKeys
{
    /// <summary>Keys as a secret store gives them.</summary>
    /// <param name="ring">Numbers of the masking keys, the one in use first.</param>
    public static PlatformKeys Of(params byte[] ring)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Platform:Keys:masking"] = string.Join(',', ring.Select(Key)),
            ["Platform:Keys:pseudonyms"] = Key(200),
        }).Build();
        return new PlatformKeys(configuration, new LocalFolder(configuration));
    }

    private static string Key(byte number) => Convert.ToBase64String(Enumerable.Repeat(number, PlatformKeys.KeyBytes).ToArray());
}
