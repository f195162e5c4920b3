using System.Diagnostics;

namespace PensionsAi.Masking.Tests.MaskText;

/// <summary>Texts made to slow a searcher down. The limit is generous for slow machines; a quadratic search takes minutes.</summary>
public sealed class LinearTimeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("1 ")]
    [InlineData("1")]
    [InlineData("0 ")]
    [InlineData("070-")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("a")]
    [InlineData("A ")]
    [InlineData("Anna ")]
    [InlineData("von ")]
    [InlineData("K.")]
    [InlineData(":")]
    [InlineData("a:")]
    [InlineData("1.")]
    [InlineData("/")]
    [InlineData("a/")]
    [InlineData("www.")]
    [InlineData("http://")]
    [InlineData("[PERSON_1]")]
    [InlineData("[PERSON_1] 1 ")]
    [InlineData("[")]
    [InlineData("SE35 ")]
    [InlineData("konto 1234 ")]
    [InlineData("a-")]
    [InlineData("o\u0308")]
    [InlineData("Anna 900101-2385 ")]
    public void Mask_LongRepetition_TakesLinearTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var start = Stopwatch.GetTimestamp();
        TestMasking.Mask(text);
        Assert.True(Stopwatch.GetElapsedTime(start) < Limit);
    }
}
