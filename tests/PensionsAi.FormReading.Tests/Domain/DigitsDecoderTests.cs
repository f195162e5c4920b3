using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Tests.Domain;

public sealed class DigitsDecoderTests
{
    [Fact]
    public void Decode_KnownLength_PassesOverOtherRows()
    {
        var readings = DigitsDecoder.Decode([Scores.Row("123"), Scores.Row("1234", logShape: -3)], length: 4);
        Assert.Equal("1234", readings[0].Digits);
    }

    [Fact]
    public void Decode_UnknownLength_TakesTheBestRow() =>
        Assert.Equal("123", DigitsDecoder.Decode([Scores.Row("123"), Scores.Row("1234", logShape: -3)], length: null)[0].Digits);

    [Fact]
    public void Decode_UnsureDigit_IsTheFirstAlternative()
    {
        var row = Scores.Row("123").With(2, Scores.Of((3, 0.6), (5, 0.39)));
        var readings = DigitsDecoder.Decode([row], length: 3);
        Assert.Equal("125", readings[1].Digits);
        Assert.InRange(readings[0].Confidence, 0.5, 0.65);
    }

    [Fact]
    public void Decode_NoRow_IsEmpty() => Assert.Empty(DigitsDecoder.Decode([Scores.Row("123")], length: 4));
}
