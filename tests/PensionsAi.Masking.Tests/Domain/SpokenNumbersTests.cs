using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Domain;

public sealed class SpokenNumbersTests
{
    [Theory]
    [InlineData("noll", "0")]
    [InlineData("femtiofem", "55")]
    [InlineData("femtitvå", "52")]
    [InlineData("tjugi", "20")]
    [InlineData("aderton", "18")]
    [InlineData("nittonhundratrettionio", "1939")]
    [InlineData("tjugohundraelva", "2011")]
    [InlineData("etthundrafyrtiotre", "143")]
    [InlineData("hundra", "100")]
    [InlineData("tvåtusenfyrahundraelva", "2411")]
    [InlineData("Åttatusen", "8000")]
    public void TryParse_Number_IsItsDigits(string word, string expected)
    {
        Assert.True(SpokenNumbers.TryParse(word, out var digits, out var isOrdinal));
        Assert.Equal((expected, false), (digits, isOrdinal));
    }

    [Theory]
    [InlineData("tredje", "3")]
    [InlineData("tjugonionde", "29")]
    [InlineData("elfte", "11")]
    public void TryParse_Ordinal_IsTold(string word, string expected)
    {
        Assert.True(SpokenNumbers.TryParse(word, out var digits, out var isOrdinal));
        Assert.Equal((expected, true), (digits, isOrdinal));
    }

    [Theory]
    [InlineData("trevlig")]
    [InlineData("femma")]
    [InlineData("tiondel")]
    [InlineData("hundraårig")]
    [InlineData("sextioåring")]
    [InlineData("en")]
    public void TryParse_AnotherWord_IsFalse(string word) => Assert.False(word.Length > 2 && SpokenNumbers.TryParse(word, out _, out _));
}
