using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Recognizers;

public sealed class PersonNameRecognizerTests
{
    [Theory]
    [InlineData("Hej, jag heter Anna Öberg och undrar.", "Anna Öberg")]
    [InlineData("Kund Wilhelmina af Ekenstam ringde.", "Wilhelmina af Ekenstam")]
    [InlineData("Enligt Anna-Stina Hjort af Ornäs gäller det.", "Anna-Stina Hjort af Ornäs")]
    [InlineData("Det är Gunilla Bergs adress.", "Gunilla Bergs")]
    [InlineData("Fråga K. Sandberg om det.", "K. Sandberg")]
    [InlineData("Handläggaren Fatima Al-Hashimi svarade.", "Fatima Al-Hashimi")]
    [InlineData("jag heter bo ek och är född", "bo ek")]
    [InlineData("Jag heter Alfred Berg och är 80 år.", "Alfred Berg")]
    [InlineData("Min make Sven Nilsson ligger på Danderyds sjukhus.", "Sven Nilsson")]
    [InlineData("mvh gunborg", "gunborg")]
    [InlineData("Tack eva för hjälpen!", "eva")]
    [InlineData("Mitt namn är fatima al-hassan och jag bor i malmö", "fatima al-hassan")]
    [InlineData("Jag pratade med nils eriksson i går. Han lovade att ringa.", "nils eriksson")]
    [InlineData("Hej! Det är gunilla berg som skriver igen.", "gunilla berg")]
    [InlineData("KUND GUNNEL BERGKVIST ÖNSKAR BLANKETT", "GUNNEL BERGKVIST")]
    [InlineData("Hej jag heter My Lindgren och är 24.", "My Lindgren")]
    [InlineData("Min man Sten dog i höstas.", "Sten")]
    [InlineData("Jag pratade med Björn Dag i går.", "Björn Dag")]
    [InlineData("Hon heter Anna\u00A0Öberg.", "Anna\u00A0Öberg")]
    [InlineData("Det kommenterade dr Horn i går.", "Horn")]
    [InlineData("Tecknat av prof. Adams-Ray i går.", "Adams-Ray")]
    [InlineData("Se beslut. Handl. Ek informerade om villkoren.", "Ek")]
    [InlineData("Så var det när Napoleon III regerade.", "Napoleon III")]
    [InlineData("Det är Lena K.s morsa som ringer.", "Lena K.s")]
    [InlineData("ANDERSSON, INGA BRITTA 19900101-2385", "ANDERSSON, INGA BRITTA")]
    public void Recognize_Name_IsFoundWhole(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Person, text));

    [Theory]
    [InlineData("Björnen sover i sitt lugna bo.")]
    [InlineData("en dag i maj stod en gran vid en sten")]
    [InlineData("Vid vägen stod en björk. En dag i maj låg en sten där.")]
    [InlineData("Jag bor i lund och reser till kalmar på fredag.")]
    [InlineData("Hej Kundtjänst!")]
    [InlineData("Jag bor i Lund och reser till Kalmar på fredag.")]
    [InlineData("Pensionsmyndigheten och Skatteverket svarar i december.")]
    [InlineData("Firman Sjöbergs Snickeri HB gick i konkurs.")]
    [InlineData("När kommer pengarna? Det står inte i brevet.")]
    [InlineData("VARFÖR SVARAR INGEN I TELEFON")]
    [InlineData("Min pension ligger hos Alecta och Folksam.")]
    [InlineData("Söderberg & Partners ringde tre gånger.")]
    [InlineData("Mina pengar ligger i SEB Trygg Liv och hos Max Matthiessen.")]
    [InlineData("Han ligger på Astrid Lindgrens barnsjukhus.")]
    [InlineData("Det svarade alltid en Fröken Ur på telefon.")]
    public void Recognize_NoName_IsLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.Person, text));

    // By their last names alone, where sentences end.
    [Theory]
    [InlineData("Jag vill klaga på Virtanen.", "Virtanen")]
    [InlineData("Beslutet togs av Warsame.", "Warsame")]
    [InlineData("Jag talade med Jokinen.", "Jokinen")]
    [InlineData("Jag vill klaga på Haddad.", "Haddad")]
    public void Recognize_LastNameAlone_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Person, text));

    [Theory]
    [InlineData("maste jag gora nagot")]
    [InlineData("hej fran malaga")]
    [InlineData("Maila mig gärna.")]
    [InlineData("Juli månads pension")]
    [InlineData("Enligt Svea hovrätt")]
    [InlineData("BG: 991-2346")]
    public void Recognize_WordsThatLookLikeNames_AreLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.Person, text));

    [Theory]
    [InlineData("Handläggaren Karin Stark ringde. Jag bad Stark om hjälp.", "Karin Stark", "Stark")]
    [InlineData("Min man Bo är sjuk. Bo är 70.", "Bo", "Bo")]
    public void Recognize_NameThatIsAWordOnceMore_IsFoundAgain(string text, params string[] expected) => Assert.Equal(expected, TestMasking.Find(PiiEntityType.Person, text));

    [Theory]
    [InlineData("Handläggaren Karin Stark ringde, och jag blev stark igen.", "Karin Stark")]
    [InlineData("Handläggaren Sven Kraft ringde. Jag har el från Skellefteå Kraft.", "Sven Kraft")]
    public void Recognize_WordThatIsANameElsewhere_IsLeft(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Person, text));

    [Fact]
    public void Recognize_TwoPersons_AreTwo() =>
        Assert.Equal(["Viktor Lönnroth", "Ewa Lönnroth"], TestMasking.Find(PiiEntityType.Person, "Mellan Viktor Lönnroth och Ewa Lönnroth gäller detta."));
}
