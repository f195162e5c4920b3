using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Tests.Recognizers;

public sealed class AddressRecognizerTests
{
    [Theory]
    [InlineData("Jag bor på Rönnbärsvägen 12, 3 tr, 123 45 Malmö.", "Rönnbärsvägen 12, 3 tr, 123 45 Malmö")]
    [InlineData("Ny adress: Västra Skogsgatan 4 B lgh 1102, 871 31 Härnösand", "Västra Skogsgatan 4 B lgh 1102, 871 31 Härnösand")]
    [InlineData("Hon bor på Sven Lidmans väg 7.", "Sven Lidmans väg 7")]
    [InlineData("jag bor på kyrkogatan 8b i lund", "kyrkogatan 8b")]
    [InlineData("jag bor på kyrkogatan tjugotre", "kyrkogatan tjugotre")]
    [InlineData("det är box fyrtioett malmö som gäller", "box fyrtioett malmö")]
    [InlineData("jag bor på kyrkogatan tjugotre två ett ett fyra två malmö", "kyrkogatan tjugotre två ett ett fyra två malmö")]
    [InlineData("jag bor på kyrkogatan tjugotre och du", "kyrkogatan tjugotre")]
    [InlineData("Skicka till Box 112, 901 03 Umeå", "Box 112, 901 03 Umeå")]
    [InlineData("Nordanholen 12, 785 44 Mockfjärd", "Nordanholen 12, 785 44 Mockfjärd")]
    [InlineData("min adress är Byn 123, 930 55 Jörn", "Byn 123, 930 55 Jörn")]
    [InlineData("Kungsg. 12, 2 tr, 111 35 Stockholm", "Kungsg. 12, 2 tr, 111 35 Stockholm")]
    [InlineData("Ny adress: Ö Ringv. 3 B, 118 23 Stockholm", "Ö Ringv. 3 B, 118 23 Stockholm")]
    [InlineData("Postadress 123 45 Kalmar gäller", "123 45 Kalmar")]
    [InlineData("Till Rönngatan 30 A\n602 15 Norrköping", "Rönngatan 30 A\n602 15 Norrköping")]
    [InlineData("SE-111 22 Stockholm", "SE-111 22 Stockholm")]
    [InlineData("Ahornstrasse 12, 24103 Kiel", "Ahornstrasse 12, 24103 Kiel")]
    [InlineData("Jag bor på Birger Jarlsgatan 5", "Birger Jarlsgatan 5")]
    [InlineData("Hallonbergsplan 5 (2 tr), 174 52 Sundbyberg", "Hallonbergsplan 5 (2 tr), 174 52 Sundbyberg")]
    [InlineData("postnr: 753 31", "753 31")]
    [InlineData("Storgatan 5, 111 22 0701234567", "Storgatan 5, 111 22")]
    [InlineData("postnr 111 22 2 vuxna", "111 22")]
    [InlineData("Mvh Erik Ringvägen 4", "Ringvägen 4")]
    public void Recognize_Address_IsFoundWhole(string text, string expected) => Assert.Equal([expected], TestMasking.Find(PiiEntityType.Address, text));

    [Theory]
    [InlineData("Det står i 67 kap. 5 § socialförsäkringsbalken.")]
    [InlineData("Bidraget är 123 45 kronor i tabellen")]
    [InlineData("Jag bor på Storgatan i Malmö.")]
    [InlineData("Ta gången 12 meter till")]
    [InlineData("Enligt plan 2 ska det göras i omgång 3")]
    [InlineData("Jag bor i Göteborg. 12 år har jag väntat.")]
    [InlineData("Vi bor i Norrköping. 2 trappor utan hiss.")]
    [InlineData("Vi ses på torget 12.30")]
    [InlineData("12 500 kr och 30 000 personer")]
    [InlineData("Swish 123 456 78 90")]
    public void Recognize_NoAddress_IsLeft(string text) => Assert.Empty(TestMasking.Find(PiiEntityType.Address, text));
}
