using Microsoft.Extensions.Configuration;
using PensionsAi.Masking.Encryption;
using PensionsAi.ServiceDefaults.Secrets;

namespace PensionsAi.Masking.Tests.UnmaskText;

public sealed class MaskingKeyRingTests
{
    private const string First = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private const string Second = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    [Theory]
    [InlineData(First)]
    [InlineData(First + "," + Second)]
    [InlineData(First + ", " + Second)]
    [InlineData(First + "\n" + Second + "\n")]
    [InlineData("\r\n" + First + "\r\n" + Second)]
    public void Ring_Keys_AreReadWithTheFirstInUse(string text)
    {
        var ring = new MaskingKeyRing(Keys(text));
        Assert.Equal(1, ring.Current.Secret[0]);
        Assert.Equal(ring.Current, Assert.Single(ring.Find(ring.Current.Identity)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("AQEB")]
    [InlineData(First + "," + "AQEB")]
    [InlineData(First + ";" + Second)]
    public void Ring_KeysThatAreNone_StopTheStartAndAreNotQuoted(string text)
    {
        var error = Assert.Throws<InvalidOperationException>(() => new MaskingKeyRing(Keys(text)));
        Assert.DoesNotContain("AQEB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_ThatIsOne_MustNotBeTwo() => Assert.Throws<InvalidOperationException>(() => Keys(First + "," + Second).Get("masking"));

    [Fact]
    public void Ring_WithoutConfiguration_IsAFileThatCanBeAddedTo()
    {
        var folder = Directory.CreateTempSubdirectory("key-ring-tests-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:LocalFolder"] = folder }).Build();
        var made = new MaskingKeyRing(new PlatformKeys(configuration, new LocalFolder(configuration))).Current;

        var file = Path.Combine(folder, "masking.key");
        File.WriteAllText(file, $"{First}\n{File.ReadAllText(file)}");
        var rotated = new MaskingKeyRing(new PlatformKeys(configuration, new LocalFolder(configuration)));
        Assert.Equal(1, rotated.Current.Secret[0]);
        Assert.Equal(made.Secret, Assert.Single(rotated.Find(made.Identity)).Secret);
    }

    private static PlatformKeys Keys(string text)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:Keys:masking"] = text }).Build();
        return new PlatformKeys(configuration, new LocalFolder(configuration));
    }
}
