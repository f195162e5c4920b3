using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Tests.Domain;

public sealed class PersonnummerTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("3401017003", true)]
    [InlineData("193401017003", true)]
    [InlineData("3402297003", false)] // 1934 was no leap year
    [InlineData("0002290000", true)] // 2000 was one
    [InlineData("190002290000", false)] // 1900 was not
    [InlineData("3400017003", false)]
    [InlineData("3413017003", false)]
    [InlineData("3401007003", false)]
    [InlineData("3401327003", false)]
    [InlineData("3401617003", true)] // samordningsnummer, day 1
    [InlineData("3401917003", true)] // day 31
    [InlineData("3401927003", false)]
    [InlineData("3401607003", false)] // day 0
    [InlineData("202611240000", true)] // today
    [InlineData("202611250000", false)] // tomorrow
    [InlineData("2611250000", true)] // 1926
    [InlineData("183912310000", false)]
    [InlineData("184001010000", true)]
    [InlineData("34010170", false)]
    [InlineData("", false)]
    public void HasValidDate_Digits_AreRealPastDates(string digits, bool expected) =>
        Assert.Equal(expected, Personnummer.HasValidDate(Parse(digits), Today));

    [Theory]
    [InlineData("3401017003", true)]
    [InlineData("193401017003", true)]
    [InlineData("3401017004", false)]
    [InlineData("3401193754", true)]
    [InlineData("3401268101", true)]
    [InlineData("340101700", false)]
    public void HasValidCheckDigit_Digits_FollowLuhn(string digits, bool expected) =>
        Assert.Equal(expected, Personnummer.HasValidCheckDigit(Parse(digits)));

    [Theory]
    [InlineData("3401017003", '-', "340101-7003")]
    [InlineData("193401017003", '-', "19340101-7003")]
    [InlineData("2401017003", '+', "240101+7003")]
    [InlineData("34010", '-', "34010")]
    public void Format_Digits_AreWrittenAsOnForms(string digits, char separator, string expected) =>
        Assert.Equal(expected, Personnummer.Format(digits, separator));

    private static byte[] Parse(string digits) => [.. digits.Select(character => (byte)(character - '0'))];
}
