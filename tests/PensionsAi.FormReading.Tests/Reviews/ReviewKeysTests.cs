using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using PensionsAi.FormReading.Reviews;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.FormReading.Tests.Reviews;

public sealed class ReviewKeysTests
{
    private static readonly string Old = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string New = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Anna Öberg, 340101-7003");

    [Fact]
    public void Open_WhatWasSealed_IsTheSameAndWasNotReadable()
    {
        var keys = Keys(Old);
        var kept = keys.Seal(Content, "a");
        Assert.Equal(Content, keys.Open(kept, "a"));
        Assert.Equal(-1, kept.AsSpan().IndexOf("340101"u8));
        Assert.NotEqual(kept, keys.Seal(Content, "a"));
    }

    [Fact]
    public void Open_AtAnotherPlace_IsRefused()
    {
        var kept = Keys(Old).Seal(Content, "a");
        Assert.ThrowsAny<CryptographicException>(() => Keys(Old).Open(kept, "b"));
    }

    [Fact]
    public void Open_AnyByteChangedOrCutOff_IsRefused()
    {
        var keys = Keys(Old);
        var kept = keys.Seal(Content, "a");
        for (var i = 0; i < kept.Length; i++)
        {
            var changed = kept.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => keys.Open(changed, "a"));
            Assert.ThrowsAny<CryptographicException>(() => keys.Open(kept.AsSpan(0, i), "a"));
        }
    }

    [Fact]
    public void Open_AfterANewKeyCameFirst_StillWorksUntilTheOldOneIsTakenOut()
    {
        var kept = Keys(Old).Seal(Content, "a");
        Assert.Equal(Content, Keys($"{New},{Old}").Open(kept, "a"));
        Assert.ThrowsAny<CryptographicException>(() => Keys(New).Open(kept, "a"));

        var later = Keys($"{New},{Old}").Seal(Content, "a");
        Assert.Equal(Content, Keys(New).Open(later, "a"));
    }

    private static ReviewKeys Keys(string ring)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:Keys:reviews"] = ring }).Build();
        return new ReviewKeys(new PlatformKeys(configuration, new LocalFolder(configuration)));
    }
}
