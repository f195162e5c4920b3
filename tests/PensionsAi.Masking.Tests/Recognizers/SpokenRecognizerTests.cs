using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Recognizers;

/// <summary>Numbers as they stand in transcripts of calls. The personnummer are ones that Skatteverket sets aside for tests.</summary>
public sealed class SpokenRecognizerTests
{
    [Theory]
    [InlineData("mitt personnummer är nitton nittio noll ett noll ett tjugotre åttiofem", "nitton nittio noll ett noll ett tjugotre åttiofem")]
    [InlineData("nittio noll ett noll ett två tre åtta fem", "nittio noll ett noll ett två tre åtta fem")]
    [InlineData("nittonhundranittio noll ett noll ett streck tjugotre åttiofem", "nittonhundranittio noll ett noll ett streck tjugotre åttiofem")]
    public void Personnummer_InWords_IsFoundWhole(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Personnummer, text));

    [Theory]
    [InlineData("född 900101 och sista fyra är 2385", "900101", "2385")]
    [InlineData("nitton nittio noll ett noll ett, sista fyra 2385", "nitton nittio noll ett noll ett", "2385")]
    [InlineData("19900101, kontrollsiffrorna är 2385", "19900101", "2385")]
    [InlineData("nittio noll ett noll ett\nh och de fyra sista\nk tjugotre åttiofem", "nittio noll ett noll ett", "tjugotre åttiofem")]
    public void Personnummer_InTwoParts_IsFoundInBoth(string text, params string[] expected) => Assert.Equal(expected, TestMasking.Find(PiiEntityType.Personnummer, text));

    [Theory]
    [InlineData("Hans personnummer slutar på 2385.", "2385")]
    [InlineData("personnumret som slutar med tjugotre åttiofem", "tjugotre åttiofem")]
    public void Personnummer_LastFourAlone_AreFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Personnummer, text));

    [Theory]
    [InlineData("de sista fyra åren har varit tunga")]
    [InlineData("året slutar på 2024 och personnumret saknas")]
    [InlineData("kortet slutar på 4411")]
    [InlineData("Har ni mitt pnr? Jag slutar på 2385 kronor.")]
    [InlineData("mitt pnr finns, jag slutar 2024-06-30")]
    [InlineData("pnr som slutar på 2385-12")]
    [InlineData("det tog fem sex sju dagar och kostade två tre tusen")]
    [InlineData("jag är född nittonhundrafyrtioåtta")]
    public void Personnummer_OtherNumbersInWords_AreLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.Personnummer, text));

    [Theory]
    [InlineData("ring noll sjuttio ett sjuttiofyra noll sex tjugotvå", "noll sjuttio ett sjuttiofyra noll sex tjugotvå")]
    [InlineData("numret är noll åtta fyra sex fem noll noll fyra ett fem", "noll åtta fyra sex fem noll noll fyra ett fem")]
    public void Phone_InWords_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Phone, text));

    [Theory]
    [InlineData("kontot är åttatusen tvåhundrafjorton streck nio tre tre noll fyra ett", "åttatusen tvåhundrafjorton streck nio tre tre noll fyra ett")]
    public void BankAccount_InWords_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.BankAccount, text));

    [Theory]
    [InlineData("bilen heter kalle ivar urban fem fem ett", "kalle ivar urban fem fem ett")]
    [InlineData("regnumret är t u f ett två tre", "t u f ett två tre")]
    public void VehiclePlate_SpelledOut_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.VehiclePlate, text));

    [Theory]
    [InlineData("mejlen är anna punkt ek snabela post punkt example", "anna punkt ek snabela post punkt example")]
    [InlineData("anna.ek [at] post [dot] se", "anna.ek [at] post [dot] se")]
    [InlineData("anna.ek (at) post (dot) se", "anna.ek (at) post (dot) se")]
    [InlineData("anna.ek [AT] posteo [DOT] DE", "anna.ek [AT] posteo [DOT] DE")]
    public void Email_Spoken_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Email, text));

    [Theory]
    [InlineData("adressen är etthundranittiotvå punkt noll punkt två punkt fem", "etthundranittiotvå punkt noll punkt två punkt fem")]
    public void IpAddress_Spoken_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.IpAddress, text));
}
