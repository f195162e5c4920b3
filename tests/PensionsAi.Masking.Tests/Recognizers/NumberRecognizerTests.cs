using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Recognizers;

/// <summary>Boundary tables of the recognizers of numbers and addresses. Telephone numbers are of the series for fiction.</summary>
public sealed class NumberRecognizerTests
{
    [Theory]
    [InlineData("070-174 06 90")]
    [InlineData("0701-74 06 26")]
    [InlineData("0701740622")]
    [InlineData("070.174.06.58")]
    [InlineData("08-465 004 15")]
    [InlineData("08/465 004 80")]
    [InlineData("+46-31-3900650")]
    [InlineData("+46(0)701740631")]
    [InlineData("0046701740609")]
    [InlineData("070 – 174 06 60")]
    [InlineData("+44 7700 900142")]
    [InlineData("+1 (202) 555-0147")]
    [InlineData("(+46)701740631")]
    [InlineData("(08) 465 004 15")]
    [InlineData("0 7 0 1 7 4 0 6 9 0")]
    public void Phone_AnySpelling_IsFound(string number) =>
        Assert.Equal([number], TestMasking.Find(PiiEntityType.Phone, $"Ring {number} efter klockan 16."));

    [Theory]
    [InlineData("telefon hem 465004", "465004")]
    [InlineData("Tfn 465 00 41, dagtid.", "465 00 41")]
    [InlineData("Tel. hem: 46 50 04", "46 50 04")]
    public void Phone_LocalNumberBehindItsWord_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Phone, text));

    [Theory]
    [InlineData("Samtal per tel 241108 om ansökan")]
    [InlineData("Telefon 10.30-12.00")]
    [InlineData("per tel 12 3 2024")]
    [InlineData("per tel 2024 1 8")]
    [InlineData("Beställde telefon, order 457812")]
    [InlineData("Tel saknas. Kundnr 45678")]
    [InlineData("tel se nedan 1234567")]
    [InlineData("Telefonen kostade 12 500 kr")]
    [InlineData("Ny telefon 12 500 kr")]
    [InlineData("Poäng 0 1 2 3 4 5 6 7 8")]
    [InlineData("Utbetalning den 08.10.2024 med 12 000 kr.")]
    [InlineData("Stängt 03.12–03.40 och 09.10–11.55.")]
    [InlineData("OCR 7301 2245 8812 09")]
    [InlineData("Riksdagen 2024/25:120, sidan 0")]
    public void Phone_OtherNumbers_AreLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.Phone, text));

    [Theory]
    [InlineData("Org.nr 556703-7485.", "556703-7485")]
    [InlineData("16556703-7485", "16556703-7485")]
    [InlineData("org.nr 559900-1128 begär", "559900-1128")]
    public void OrganisationNumber_ValidOrNamed_IsFound(string text, string expected) =>
        Assert.Equal([expected], TestMasking.Find(PiiEntityType.OrganisationNumber, text));

    [Theory]
    [InlineData("556703-7486")]
    [InlineData("OCR 5567037485")]
    [InlineData("900101-2385")]
    public void OrganisationNumber_OtherNumbers_AreLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.OrganisationNumber, text));

    [Theory]
    [InlineData("Betala till bankgiro 5050-1055.", "5050-1055")]
    [InlineData("plusgiro 4 12 09-7 senast", "4 12 09-7")]
    [InlineData("Kontot är 5398 00 612 44 i SEB", "5398 00 612 44")]
    [InlineData("konto 8214-9, 33 041 882-6 i Swedbank", "8214-9, 33 041 882-6")]
    [InlineData("IBAN SE35 5000 0000 0549 1000 0003", "SE35 5000 0000 0549 1000 0003")]
    [InlineData("PL61109010140000071219812874", "PL61109010140000071219812874")]
    [InlineData("Kortet 4111 1111 1111 1111, giltigt", "4111 1111 1111 1111")]
    [InlineData("5555555555554444", "5555555555554444")]
    [InlineData("mitt privatkonto 6789-123456789", "6789-123456789")]
    [InlineData("Mitt Handelsbankskonto är 6789-123456789.", "6789-123456789")]
    [InlineData("SEB-konto 5281-1023456", "5281-1023456")]
    [InlineData("bankkonton 6789-123456789", "6789-123456789")]
    [InlineData("bankgiro 5050-1055, ange OCR 7700123", "5050-1055")]
    public void BankAccount_AnyKind_IsFound(string text, string expected) =>
        Assert.Equal([expected], TestMasking.Find(PiiEntityType.BankAccount, text));

    [Theory]
    [InlineData("Åren 1990-2024 och 2019-2023.")]
    [InlineData("Beloppet 18 904 kr sattes in på kontot.")]
    [InlineData("Inbetalning med OCR 7301 2245 8812 09 gjord.")]
    [InlineData("Blankett 4111 1111 1111 1112")]
    [InlineData("Beslut 2024-03-11 om konto")]
    [InlineData("Jag har 1 500 000 på mitt sparkonto 1 500 000")]
    [InlineData("Pensionskonto 1250000")]
    [InlineData("på kontot 1 250 000")]
    public void BankAccount_OtherNumbers_AreLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.BankAccount, text));

    [Theory]
    [InlineData("Skriv till anna.oberg+x@post.example.", "anna.oberg+x@post.example")]
    [InlineData("<INGER@FORETAG.EXAMPLE>", "INGER@FORETAG.EXAMPLE")]
    [InlineData("nisse(at)verkstan.example", "nisse(at)verkstan.example")]
    [InlineData("åsa@räksmörgås.example!", "åsa@räksmörgås.example")]
    [InlineData("kalle_anka@exempel,com", "kalle_anka@exempel,com")]
    [InlineData("anna@post.exempel,se,", "anna@post.exempel,se")]
    [InlineData("lisa@ exempel.se", "lisa@ exempel.se")]
    [InlineData("ek @ exempel.se är min", "ek @ exempel.se")]
    [InlineData("lisa.ek at exempel.com", "lisa.ek at exempel.com")]
    [InlineData("lisa.ek at exempel dot com", "lisa.ek at exempel dot com")]
    [InlineData("lisa.ek snabela exempel.se", "lisa.ek snabela exempel.se")]
    [InlineData("lisa.ek(snabel-a)exempel.se", "lisa.ek(snabel-a)exempel.se")]
    [InlineData("lisa.ek(a)exempel.se", "lisa.ek(a)exempel.se")]
    [InlineData("lisa.ek @exempel.se", "lisa.ek @exempel.se")]
    public void Email_AnySpelling_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Email, text));

    [Theory]
    [InlineData("@anna på forumet")]
    [InlineData("3 st @ 40 kr")]
    [InlineData("a@b")]
    [InlineData("Vi ses @ torget, sen går vi")]
    [InlineData("Vi ses @ torget.Nu går vi")]
    [InlineData("skriv till @anna,nu vill jag")]
    [InlineData("Följ oss på Instagram @myndigheten.se")]
    [InlineData("jag vill at minsida.se ska fungera")]
    [InlineData("titta at v1.0 www.exempel.se")]
    [InlineData("Jag menar at enligt punkt tre gäller det")]
    [InlineData("anna@jobbet,men inte i dag")]
    [InlineData("@@@@@")]
    [InlineData("Se (a) skatteverket.se och (b) minpension.se")]
    public void Email_NoAddress_IsLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.Email, text));

    [Theory]
    [InlineData("från 203.0.113.77 kl. 03", "203.0.113.77")]
    [InlineData("2001:db8::8a2e:370:7334.", "2001:db8::8a2e:370:7334")]
    [InlineData("(::1)", "::1")]
    public void IpAddress_BothVersions_AreFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.IpAddress, text));

    [Theory]
    [InlineData("203.0.113.256")]
    [InlineData("1.2.3.4.5")]
    [InlineData("klientversion 4.12.0.1")]
    [InlineData("kl. 12:30:45")]
    [InlineData("std::vector")]
    public void IpAddress_OtherNumbers_AreLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.IpAddress, text));

    [Theory]
    [InlineData("Bilen ABC 123 stod där", "ABC 123")]
    [InlineData("OLE22P", "OLE22P")]
    [InlineData("reg.nr pwx 604", "pwx 604")]
    public void VehiclePlate_Plates_AreFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.VehiclePlate, text));

    [Theory]
    [InlineData("Enligt SFB 110 och KAP 123")]
    [InlineData("Det kostar SEK 500")]
    [InlineData("det tar max 100 dagar")]
    [InlineData("ABC 1234")]
    [InlineData("ÅÄÖ 123")]
    [InlineData("felkod ABC 123")]
    [InlineData("Bokningskod KLM 123")]
    [InlineData("buss SLU 410")]
    public void VehiclePlate_Abbreviations_AreLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.VehiclePlate, text));

    [Theory]
    [InlineData("Se https://www.facebook.example/rosmarie.tingvall.1957 där", "https://www.facebook.example/rosmarie.tingvall.1957")]
    [InlineData("https://portal.example/visa?id=88&epost=tora.l%40post.example", "https://portal.example/visa?id=88&epost=tora.l%40post.example")]
    [InlineData("https://crm.example.org/kund/19900101-2385.", "https://crm.example.org/kund/19900101-2385")]
    [InlineData("www.insamling.example/hjalp-ragnhild-borgstrom, tack", "www.insamling.example/hjalp-ragnhild-borgstrom")]
    public void Url_WithIdentity_IsFound(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.UrlWithIdentity, text));

    [Theory]
    [InlineData("Läs mer på www.myndigheten.example/blanketter/bostadstillagg.")]
    [InlineData("https://www.lagen.example/2010:110#K67P5")]
    [InlineData("och/eller 3/4")]
    // What is masked is no part of an address, whatever its hash reads as.
    [InlineData("www.[PERSONNUMMER#a57c8903f4d00c5ffa1a]/anna-oberg")]
    public void Url_WithoutIdentity_IsLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.UrlWithIdentity, text));
}
