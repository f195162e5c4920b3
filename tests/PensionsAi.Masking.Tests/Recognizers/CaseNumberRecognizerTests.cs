using Microsoft.Extensions.Options;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Recognizers;

namespace PensionsAi.Masking.Tests.Recognizers;

public sealed class CaseNumberRecognizerTests
{
    [Theory]
    [InlineData("Dnr: VER 2023-4411", "VER 2023-4411")]
    [InlineData("i mål nr T 1234-22 har tingsrätten", "T 1234-22")]
    [InlineData("Mitt ärende 2024-556123 är gammalt", "2024-556123")]
    [InlineData("ärendenummer #5512345", "#5512345")]
    [InlineData("dnr 2.4.1-12345/2023 gäller", "2.4.1-12345/2023")]
    [InlineData("Dnr KS.2023.123.", "KS.2023.123")]
    [InlineData("Mitt ärende är 2024-556123. Ring!", "2024-556123")]
    [InlineData("DNR 2023-4411 GÄLLER", "2023-4411")]
    [InlineData("MÅL 1234-22 HAR AVGJORTS", "1234-22")]
    [InlineData("dnr S 2023/01234", "S 2023/01234")]
    [InlineData("ÄRENDE VER 2023-4411", "VER 2023-4411")]
    [InlineData("polisanmälan 5000-K412345-24", "5000-K412345-24")]
    [InlineData("dnr 2024:123", "2024:123")]
    [InlineData("diarienummer ÖFN 2021:114", "ÖFN 2021:114")]
    [InlineData("beslut 2023/04512-7", "2023/04512-7")]
    [InlineData("Beslutsnummer 2024-33112", "2024-33112")]
    [InlineData("Akt nr 23-44551", "23-44551")]
    [InlineData("Återkravet (ÅK-2023-77812)", "ÅK-2023-77812")]
    [InlineData("beteckning 2024-0231", "2024-0231")]
    [InlineData("beslut nr 2024-33112", "2024-33112")]
    [InlineData("dnr tjugohundratjugofyra snedstreck ett två tre", "tjugohundratjugofyra snedstreck ett två tre")]
    public void Recognize_CaseNumber_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.CaseNumber, text));

    [Theory]
    [InlineData("Enligt SFS 2010:110 och NJA 2010 s. 523 gäller detta.")]
    [InlineData("mål C-189/16 vid EU-domstolen")]
    [InlineData("beslut 2024-03-11")]
    [InlineData("ansökan om 12 500 kr")]
    [InlineData("ansökan, version 10.20.30")]
    [InlineData("ärendet gäller 12.500 och 1.250.000")]
    [InlineData("beslut 12.03.2024")]
    [InlineData("beslut enligt lag 2010:110")]
    [InlineData("beslut för 2023-2024")]
    [InlineData("beslut om 2024-01-01-2024-12-31")]
    [InlineData("beslut gäller 2024-01-01/2024-06-30")]
    [InlineData("beslut för 2022/2023/2024")]
    [InlineData("återkrav på SEK 12500")]
    [InlineData("återkrav för perioden JAN-2023")]
    [InlineData("ta det i akt, 12500 personer")]
    [InlineData("beslut om 2024 och 2025")]
    [InlineData("BESLUTET AV DEN 2023-05-11")]
    [InlineData("BESLUT SOU 2023-112")]
    [InlineData("Nytt beslut i ärendet?\nSOU 2023-112")]
    [InlineData("BESLUT DEN 20240311")]
    [InlineData("BESLUT FRÅN 2024")]
    [InlineData("blankett PM 5032 bifogas ansökan")]
    public void Recognize_Reference_IsLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.CaseNumber, text));

    [Fact]
    public void Recognize_ConfiguredPattern_NeedsNoWordBesideIt()
    {
        var recognizer = new CaseNumberRecognizer(Options.Create(new CaseNumberOptions { Patterns = [@"PX\d{2}:\d{4}"] }));
        var span = Assert.Single(recognizer.Recognize(ScannedText.Scan("Se PX24:0011 i pärmen")));
        Assert.Equal((3, 12, "case-number-configured"), (span.Start, span.End, span.Recognizer));
    }

    [Theory]
    [InlineData("(")]
    [InlineData(@"(a)\1")]
    [InlineData("(?=a)b")]
    public void Options_PatternThatIsNotLinear_IsRefused(string pattern) =>
        Assert.Throws<OptionsValidationException>(() => new CaseNumberRecognizer(Options.Create(new CaseNumberOptions { Patterns = [pattern] })));
}
