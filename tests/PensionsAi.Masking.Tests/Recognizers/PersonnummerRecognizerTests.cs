using System.Text.Json;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Recognizers;

public sealed class PersonnummerRecognizerTests
{
    [Theory]
    [InlineData("19900101-2385")]
    [InlineData("900101-2385")]
    [InlineData("9001012385")]
    [InlineData("199001012385")]
    [InlineData("900101–2385")]
    [InlineData("900101 - 2385")]
    [InlineData("900101 2385")]
    [InlineData("900101.2385")]
    [InlineData("900101/2385")]
    [InlineData("1990 01 01 – 2385")]
    [InlineData("1990-01-01-2385")]
    [InlineData("1990 0101 2385")]
    [InlineData("19 90 01 01 23 85")]
    [InlineData("9 0 0 1 0 1 2 3 8 5")]
    [InlineData("9 0 0 1 0 1 - 2 3 8 5")]
    [InlineData("090527+1474")]
    [InlineData("730288-9931")]
    [InlineData("900101\u00A02385")]
    [InlineData("900101\u20112385")]
    [InlineData("900101 streck 2385")]
    [InlineData("900101 bindestreck 2385")]
    [InlineData("19 90 01 01 streck 23 85")]
    [InlineData("900101_2385")]
    public void Recognize_AnySpelling_FindsTheWholeNumber(string number)
    {
        Assert.Equal([number], TestMasking.Find(PiiEntityType.Personnummer, $"Kund {number}, ringer."));
        Assert.Equal([number], TestMasking.Find(PiiEntityType.Personnummer, number));
    }

    [Theory]
    [InlineData("900101-2386")] // check digit
    [InlineData("901301-2383")] // month
    [InlineData("900230-2382")] // day
    [InlineData("20300101-2382")] // to come
    [InlineData("189x09179809")]
    [InlineData("Betald 2024-03-11 10.42")]
    [InlineData("SFB 67 kap. 5 §, 2010:110, 12 500 kr")]
    [InlineData("Från 03.12 till 03.40 och 1 000 000 kr")]
    [InlineData("utbetalt 240312")]
    [InlineData("född i ett annat land, faktura 901301-2383")] // month
    [InlineData("dotter till ett bolag, faktura 900101 2386")]
    [InlineData("född i ett annat land, fil 20240312-1015")]
    [InlineData("f 240312-0042")]
    [InlineData("f 240312-0075")]
    [InlineData("pnr saknas, beslut 20240312")]
    [InlineData("Fel pnr. Beslut 20240312")]
    [InlineData("scan_20240312_1011.pdf")]
    [InlineData("skicka 240312_1530")]
    [InlineData("beslutsdatum;personnr\n20240312;2500")]
    [InlineData("bild IMG_20050315_1433.jpg")]
    [InlineData("beslut 20240312 450*")]
    [InlineData("pnr saknas sedan 2024 och 1530")]
    [InlineData("personnummer saknas, beslut 1 i ärende 20240312")]
    public void Recognize_NoNumber_FindsNothing(string text) =>
        Assert.Empty(TestMasking.Find(PiiEntityType.Personnummer, $"Det står {text} här."));

    [Theory]
    [InlineData("Mitt personnummer är 900101-2386.", "900101-2386")]
    [InlineData("pnr900230-2382 glömde mellanslag", "900230-2382")]
    [InlineData("900101-2386 är mitt pnr", "900101-2386")]
    [InlineData("Kund 480607-XXXX", "480607-XXXX")]
    [InlineData("Kund 480607-23**", "480607-23**")]
    [InlineData("pnr 480607-\n2385", "480607-\n2385")]
    [InlineData("Personnummer\n480607\n2385", "480607\n2385")]
    [InlineData("personnr 480607 och sen 2385", "480607 och sen 2385")]
    [InlineData("mitt personnummer är 480607, sista fyra 2385", "480607, sista fyra 2385")]
    [InlineData("pnr 480607 från 2019", "480607")]
    [InlineData("pnr 480607, 2019 gick jag", "480607")]
    [InlineData("pnr 480607. 2385 kronor", "480607")]
    [InlineData("Kund 900101 Streck 2386, pnr", "900101 Streck 2386")]
    [InlineData("pnr 9001 01-2385 enligt brevet", "9001 01-2385")]
    [InlineData("pnr:900101-238 5", "900101-238 5")]
    [InlineData("pnr 520312, ringer igen", "520312")]
    [InlineData("Personnummer: 19520312", "19520312")]
    [InlineData("Personnumret är 520312.", "520312")]
    [InlineData("Undertecknad, f. 900101-2386, ger fullmakt", "900101-2386")]
    [InlineData("f. 900101-2386, bor i Lund", "900101-2386")]
    [InlineData("dödsboet efter Kim 900101-2386", "900101-2386")]
    public void Recognize_MiswrittenBesideContext_IsFoundAllTheSame(string text, string expected) =>
        Assert.Equal([expected], TestMasking.Find(PiiEntityType.Personnummer, text));

    [Theory]
    [InlineData("Vi har talat med Kim Larsen, 900101-2386, i dag.")]
    [InlineData("19900101-2386 Kim Larsen")]
    [InlineData("[PERSON_1] (900101-2386)")]
    [InlineData("Jag heter Kim, 19900101-2386.")]
    public void Find_MiswrittenBesideAName_IsFound(string text) =>
        Assert.Contains(TestMasking.Find(text), found => found.StartsWith("PERSONNUMMER:", StringComparison.Ordinal) && found.EndsWith("900101-2386", StringComparison.Ordinal));

    [Fact]
    public void Find_MiswrittenBesideANameThatIsLeft_IsFoundAllTheSame()
    {
        const string Text = "Vi har talat med Kim Larsen, 900101-2386, i dag.";
        Assert.Equal(["900101-2386"], TestMasking.Find(PiiEntityType.Personnummer, Text));
        Assert.Equal("Vi har talat med Kim Larsen, [PERSONNUMMER_1], i dag.", TestMasking.Mask(Text, request => request with { Allow = ["Kim Larsen"] }).Text);
    }

    [Theory]
    [InlineData("Vi har talat med Kim Larsen om faktura 900101-2386.")]
    [InlineData("Kim Larsen, 900101 2386")]
    [InlineData("Kim Larsen, 901301-2383")]
    [InlineData("20240312-1530 Kim Larsen ringde.")]
    [InlineData("Handläggare Kim Larsen\n240312-0042")]
    [InlineData("Kim Larsen 900101 - 2386")]
    public void Find_NumberNotRightBesideAName_IsLeft(string text) =>
        Assert.DoesNotContain(TestMasking.Find(text), found => found.StartsWith("PERSONNUMMER:", StringComparison.Ordinal));

    [Theory]
    [InlineData("Finska numret 240738-955R gäller.", "240738-955R")]
    [InlineData("120341A904W", "120341A904W")]
    [InlineData("personbeteckning 131052-9085", "131052-9085")]
    [InlineData("hetu: 010145-912A", "010145-912A")] // check character
    [InlineData("Norskt fødselsnummer 018145 12319", "018145 12319")]
    [InlineData("fødselsnr. 12825034550", "12825034550")]
    [InlineData("danskt CPR-nr 310199-0000", "310199-0000")]
    [InlineData("PESEL 99723155551", "99723155551")]
    [InlineData("Finska numret 240738–955R gäller.", "240738–955R")]
    public void Recognize_NumberOfAnotherCountry_IsFound(string text, string expected) =>
        Assert.Equal([expected], TestMasking.Find(PiiEntityType.Personnummer, text));

    [Theory]
    [InlineData("131052-9085")]
    [InlineData("010145-912A")] // check character
    [InlineData("norsk faktura 12825034551")] // check digit
    [InlineData("faktura 99723155551")]
    [InlineData("polsk faktura 44001355554")] // month
    [InlineData("Danmark: utbetalt 010124 1500 kr")]
    [InlineData("Arbetade i Danmark 010398 - 2001")]
    [InlineData("Finska FPA, ärende 010203-1236")]
    [InlineData("Danmark, faktura 411399-0000")] // day and month
    public void Recognize_LikeANumberOfAnotherCountry_IsLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.Personnummer, text));

    [Theory]
    [InlineData("{0}")]
    [InlineData("{1}")]
    [InlineData("{2}-{3}")]
    [InlineData("{2} {3}")]
    [InlineData("{2}–{3}")]
    [InlineData("{4}-{3}")]
    [InlineData("{4} - {3}")]
    [InlineData("{4}.{3}")]
    [InlineData("{5} {6} {7} {8} {3}")]
    [InlineData("{5}{6}-{7}-{8}-{3}")]
    [InlineData("{6} {7} {8} {3}")]
    [InlineData("Pnr:{2}{3}.")]
    public void Recognize_OfficialTestNumbers_AreFoundInEverySpelling(string spelling)
    {
        var numbers = File.ReadLines(TestData.PathOf("pii", "personnummer-vectors", "testpersonnummer.txt"))
            .Concat(File.ReadLines(TestData.PathOf("pii", "personnummer-vectors", "testsamordningsnummer.txt")));
        Assert.All(numbers, number =>
        {
            var text = string.Format(
                System.Globalization.CultureInfo.InvariantCulture, spelling, number, number[2..], number[..8], number[8..], number[2..8], number[..2], number[2..4], number[4..6], number[6..8]);
            var found = Assert.Single(TestMasking.Find(PiiEntityType.Personnummer, text));
            Assert.EndsWith(number[8..], found, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Recognize_FormatVectors_AreFoundWhenValidAlone()
    {
        var vectors = JsonDocument.Parse(File.ReadAllText(TestData.PathOf("pii", "personnummer-vectors", "structured.json"))).RootElement;
        foreach (var kind in new[] { "ssn", "con" })
        {
            var strings = vectors.GetProperty(kind).GetProperty("string");
            Assert.All(strings.GetProperty("valid").EnumerateArray().Select(item => item.GetString()!), number =>
                Assert.Equal([number], TestMasking.Find(PiiEntityType.Personnummer, number)));
            // A space is a spelling that people use, so the vectors that are invalid for it alone are found.
            Assert.All(
                strings.GetProperty("invalid").EnumerateArray().Select(item => item.GetString()!).Where(number => !number.Contains(' ', StringComparison.Ordinal)),
                number => Assert.Empty(TestMasking.Find(PiiEntityType.Personnummer, number)));
        }
    }

    [Fact]
    public void Recognize_PresidioVectors_AreAllRight()
    {
        foreach (var line in File.ReadLines(TestData.PathOf("pii", "presidio-se-vectors", "vectors.jsonl")))
        {
            var vector = JsonDocument.Parse(line).RootElement;
            var text = vector.GetProperty("text").GetString()!;
            var expected = vector.GetProperty("spans").EnumerateArray()
                .Select(span => $"{span.GetProperty("type").GetString()![3..].Replace("ORGANISATIONSNUMMER", "ORGANISATION_NUMBER", StringComparison.Ordinal)}:"
                    + text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]);
            Assert.Equal(expected, TestMasking.Find(text).Where(found => !found.StartsWith("PERSON:", StringComparison.Ordinal)));
        }
    }
}
