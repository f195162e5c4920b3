using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Recognizers;

public sealed class DateOfBirthRecognizerTests
{
    [Theory]
    [InlineData("Jag är född den 3 maj 1948 i Luleå.", "3 maj 1948")]
    [InlineData("Född: 1948-05-03", "1948-05-03")]
    [InlineData("han e född 3/5 48", "3/5 48")]
    [InlineData("född 3/5-48", "3/5-48")]
    [InlineData("Hon föddes 3.5.1948.", "3.5.1948")]
    [InlineData("f. 480503, änka", "480503")]
    [InlineData("jag är född den tredje maj fyrtioåtta", "tredje maj fyrtioåtta")]
    [InlineData("födelsedatum tredje femte nittonhundrafyrtioåtta", "tredje femte nittonhundrafyrtioåtta")]
    [InlineData("Jag fyller 66 den 18 februari.", "18 februari")]
    [InlineData("Jag undrar över min pension, 12 mars 1958 är min födelsedag.", "12 mars 1958")]
    [InlineData("Födelsedatum för den som ansöker om pension: 1958-03-12", "1958-03-12")]
    [InlineData("Sökande Elsa Öberg (1948-05-03) har hörts.", "1948-05-03")]
    [InlineData("Min man är född 48-03-05", "48-03-05")]
    [InlineData("född på julafton 24/12 1988", "24/12 1988")]
    [InlineData("min mamma (1931-12-24) bor hemma", "1931-12-24")]
    public void Recognize_DateOfBirth_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.DateOfBirth, text));

    [Fact]
    public void Recognize_DateOfRetirementBehindIt_IsLeft() =>
        Assert.Equal(["12 mars 1958"], TestMasking.Find(PiiEntityType.DateOfBirth, "Jag är född den 12 mars 1958 och går i pension 1 april."));

    [Fact]
    public void Recognize_Siblings_AreAllFound() =>
        Assert.Equal(["2010-10-22", "2013-10-08", "2018-03-12"], TestMasking.Find(PiiEntityType.DateOfBirth, "barnen är födda 2010-10-22, 2013-10-08 och 2018-03-12."));

    [Theory]
    [InlineData("Beslutet är daterat 2024-03-11.")]
    [InlineData("Är du född 1979 eller senare gäller ITP 1.")]
    [InlineData("Hon avled den 3 maj 2020.")]
    [InlineData("Betala senast 30 april 2024, OCR 12345")]
    [InlineData("Anna Öberg, 2026-01-07")]
    [InlineData("mamma (2026-01-07)")]
    [InlineData("Född 1951, tar ut pension från 1 april.")]
    [InlineData("Jag fyller 67 år, och min pension börjar 1 april.")]
    public void Recognize_OtherDate_IsLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.DateOfBirth, text));
}
