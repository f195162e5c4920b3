using PensionsAi.Transcription.Model.Decoding;

namespace PensionsAi.Transcription.Tests.Model.Decoding;

/// <summary>What is kept of a text that had no room to end. Tokens from 1,000 on are times, 50 a second.</summary>
public sealed class UnfinishedTextTests
{
    [Theory]
    [InlineData(new[] { 1000, 7, 8, 1100, 1100, 9, 9 }, 5)]
    [InlineData(new[] { 1000, 7, 1100, 1100, 8, 1200, 1210, 9 }, 7)]
    [InlineData(new[] { 1000, 7, 1100, 1100 }, 4)]
    [InlineData(new[] { 1000, 7, 8, 9, 9 }, 5)]
    [InlineData(new[] { 1000, 7, 1030, 1030, 9, 9 }, 6)]
    [InlineData(new int[0], 0)]
    public void LengthToLastPair_Tokens_EndsWhereTheModelCanGoOn(int[] tokens, int length) =>
        Assert.Equal(length, UnfinishedText.LengthToLastPair(tokens, firstTime: 1000));
}
