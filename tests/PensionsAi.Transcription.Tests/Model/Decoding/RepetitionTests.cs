using PensionsAi.Transcription.Model.Decoding;

namespace PensionsAi.Transcription.Tests.Model.Decoding;

public sealed class RepetitionTests
{
    [Theory]
    [InlineData("Jag ringer om min premiepension, för jag har fått ett brev som jag inte förstår. Kan ni hjälpa mig med det?", false)]
    [InlineData("Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack. Tack.", true)]
    public void CompressionRatio_Text_TellsRoundsFromSpeech(string text, bool goesRound) =>
        Assert.Equal(goesRound, Repetition.CompressionRatio(text) > DecodingThresholds.CompressionRatio);

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6 }, 6)]
    [InlineData(new[] { 9, 1, 1, 1, 1 }, 5)]
    [InlineData(new[] { 9, 8, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4 }, 6)]
    [InlineData(new[] { 5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7 }, 2)]
    public void LengthWithoutRounds_Tokens_KeepsOneRound(int[] tokens, int expected) =>
        Assert.Equal(expected, Repetition.LengthWithoutRounds(tokens));
}
