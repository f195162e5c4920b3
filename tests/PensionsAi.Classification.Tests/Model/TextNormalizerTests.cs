using CsCheck;
using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Tests.Model;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("", " ")]
    [InlineData("  ", " ")]
    [InlineData("Hej", " hej ")]
    [InlineData("Hej, du.", " hej du ")]
    [InlineData("14 300 kr", " 00 000 kr ")]
    [InlineData("Va?!  Nej...", " va ?! nej ... ")]
    [InlineData("bank-id", " bank - id ")]
    [InlineData("tack :)", " tack :) ")]
    [InlineData("A\u030Ar o\u0308l", " år öl ")]
    [InlineData("\u0308x", " x ")]
    [InlineData("ÅÄÖ", " åäö ")]
    [InlineData("\ud800a", " \ud800 a ")]
    [InlineData(".", " ")]
    public void Normalize_Text_IsWordsAndSpaces(string text, string expected) => Assert.Equal(expected, Normalize(text));

    [Fact]
    public void Normalize_AnyText_FitsAndHasSingleSpaces() =>
        Gen.String.Sample(text =>
        {
            var normalized = Normalize(text);
            Assert.StartsWith(" ", normalized, StringComparison.Ordinal);
            Assert.EndsWith(" ", normalized, StringComparison.Ordinal);
            Assert.DoesNotContain("  ", normalized, StringComparison.Ordinal);
        });

    private static string Normalize(string text)
    {
        var buffer = new char[TextNormalizer.MaxLength(text.Length) + 1];
        return new string(buffer, 0, TextNormalizer.Normalize(text, buffer));
    }
}
