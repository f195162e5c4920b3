using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Domain;

public sealed class PersonnummerTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [InlineData("9001012385", false, "199001012385")]
    [InlineData("199001012385", false, "199001012385")]
    [InlineData("0905271474", true, "190905271474")]
    [InlineData("0002292399", false, "200002292399")]
    [InlineData("7302889931", false, "197302889931")]
    [InlineData("191600862393", false, "191600862393")] // month not known
    [InlineData("196309602396", false, "196309602396")] // day not known
    public void TryParse_ValidNumber_ReadsIt(string digits, bool hasPlus, string expected)
    {
        Assert.True(Personnummer.TryParse(digits, hasPlus, Today, out var number));
        Assert.Equal(expected, number.ToString());
    }

    [Theory]
    [InlineData("9001012386")] // check digit
    [InlineData("9013012383")] // month 13
    [InlineData("9002302382")] // 30 February
    [InlineData("203001012382")] // to come
    [InlineData("990101238")] // nine digits
    [InlineData("170001012385")] // before any was given
    [InlineData("9001922387")] // day 92
    [InlineData("1509160006")] // serial number 000
    public void TryParse_InvalidNumber_IsFalse(string digits) =>
        Assert.False(Personnummer.TryParse(digits, hasPlus: false, Today, out _));

    [Theory]
    [InlineData("5567037485", true)]
    [InlineData("2120000142", true)]
    [InlineData("162120000142", true)]
    [InlineData("5567037486", false)]
    [InlineData("9001012385", false)]
    public void OrganisationsnummerIsValid_Digits_IsWhatTheyAre(string digits, bool expected) =>
        Assert.Equal(expected, Organisationsnummer.IsValid(digits));
}
