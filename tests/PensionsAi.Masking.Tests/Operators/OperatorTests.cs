using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Operators;

public sealed class OperatorTests
{
    [Theory]
    [InlineData("PERSONNUMMER", "19900101-2385", "********-2385")]
    [InlineData("PHONE", "+46 70 174 06 90", "+** ** *** 06 90")]
    [InlineData("BANK_ACCOUNT", "SE35 5000 0000 0549 1000 0003", "**** **** **** **** **** 0003")]
    [InlineData("BANK_ACCOUNT", "123-4567", "█████")]
    [InlineData("PERSON", "Anna", "█████")]
    [InlineData("EMAIL", "anna12345678@post.example", "█████")]
    public void KeepLast4_Value_KeepsOnlyFourDigitsOfANumber(string type, string value, string expected) =>
        Assert.Equal(expected, PseudonymTests.Replace(type, value, name: "keep-last-4"));

    [Theory]
    [InlineData("PERSONNUMMER", "900101-2385", "1990")]
    [InlineData("PERSONNUMMER", "900101+2385", "1890")]
    [InlineData("PERSONNUMMER", "900101-xxxx", "[PERSONNUMMER]")]
    [InlineData("DATE_OF_BIRTH", "1948-05-03", "1948")]
    [InlineData("DATE_OF_BIRTH", "480503", "1948")]
    [InlineData("DATE_OF_BIRTH", "3/5 1948", "1948")]
    [InlineData("DATE_OF_BIRTH", "3 maj 48", "1948")]
    [InlineData("DATE_OF_BIRTH", "tredje maj", "[DATE_OF_BIRTH]")]
    [InlineData("DATE_OF_BIRTH", "1948", "[DATE_OF_BIRTH]")]
    [InlineData("ADDRESS", "Storgatan 5, 123 45 Lund", "Lund")]
    [InlineData("ADDRESS", "Storgatan 5", "[ADDRESS]")]
    [InlineData("ADDRESS", "Lund", "[ADDRESS]")]
    [InlineData("PERSON", "Anna Öberg", "[PERSON]")]
    public void Generalise_Value_TellsLess(string type, string value, string expected) =>
        Assert.Equal(expected, PseudonymTests.Replace(type, value, name: "generalise"));

    [Fact]
    public void Hash_SameValue_IsTheSameWithinTheScopeAlone()
    {
        var here = PseudonymTests.Replace("PERSONNUMMER", "19900101-2385", "a", "hash");
        Assert.Equal(here, PseudonymTests.Replace("PERSONNUMMER", "9001012385", "a", "hash"));
        Assert.NotEqual(here, PseudonymTests.Replace("PERSONNUMMER", "19900101-2385", "b", "hash"));
        Assert.NotEqual(here, PseudonymTests.Replace("PERSONNUMMER", "19900101-2385", null, "hash"));
        Assert.NotEqual(here, PseudonymTests.Replace("PERSONNUMMER", "19900101-2385", "a", "hash", "another"));
        Assert.True(Tag.TryRead(here, 0, out var tag));
        Assert.Equal((TagKind.Hashed, here.Length), (tag.Kind, tag.End));
    }

    [Theory]
    [InlineData("1948-05-03", 1948, 5, 3)]
    [InlineData("19480503", 1948, 5, 3)]
    [InlineData("480503", 1948, 5, 3)]
    [InlineData("3.5.1948", 1948, 5, 3)]
    [InlineData("03/05-48", 1948, 5, 3)]
    [InlineData("48-05-13", 1948, 5, 13)]
    [InlineData("den 3 Maj 1948", 1948, 5, 3)]
    [InlineData("3 sept. 1948", 1948, 9, 3)]
    [InlineData("maj 1948", 1948, 5, 0)]
    [InlineData("1948", 1948, 0, 0)]
    [InlineData("29/2 1948", 1948, 2, 29)]
    public void DateText_Date_IsRead(string text, int year, int month, int day)
    {
        var date = DateText.Read(text, 2026);
        Assert.Equal((year, month, day), (date!.Year, date.Month, date.Day));
        Assert.Equal(text.ToLowerInvariant().Replace("sept", "september", StringComparison.Ordinal), date.Write(text, new DateOnly(year, Math.Max(1, month), Math.Max(1, day))).ToLowerInvariant());
    }

    [Theory]
    [InlineData("")]
    [InlineData("29/2 1947")]
    [InlineData("1948-13-03")]
    [InlineData("3 kaj 1948")]
    [InlineData("1 2 3 4")]
    [InlineData("19480500")]
    public void DateText_NoDate_IsNone(string text) => Assert.Null(DateText.Read(text, 2026));
}
