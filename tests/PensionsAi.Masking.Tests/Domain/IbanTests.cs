using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Domain;

public sealed class IbanTests
{
    [Theory]
    [InlineData("SE3550000000054910000003", true)]
    [InlineData("GB29NWBK60161331926819", true)]
    [InlineData("de89370400440532013000", true)]
    [InlineData("SE3550000000054910000004", false)]
    public void HasValidCheckDigits_Number_IsModulus97(string iban, bool expected) =>
        Assert.Equal(expected, Iban.HasValidCheckDigits(iban));
}
