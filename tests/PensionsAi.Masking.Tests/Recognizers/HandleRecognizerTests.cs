using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Recognizers;

public sealed class HandleRecognizerTests
{
    [Theory]
    [InlineData("följ mig på insta @solrosen", "@solrosen")]
    [InlineData("skriv till @bertil_1947 där", "@bertil_1947")]
    public void Recognize_AccountName_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.UrlWithIdentity, text));

    [Theory]
    [InlineData("@alla: mötet börjar nu")]
    [InlineData("pris 3 @ 50 kr")]
    public void Recognize_OtherAtSign_IsLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.UrlWithIdentity, text));
}
