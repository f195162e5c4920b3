using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Tests.Domain;

public sealed class DigitScoresTests
{
    /// <summary>Six tenths for the digits together, four for no digit at all.</summary>
    [Fact]
    public void LogIsDigit_ProbabilitiesBelowOne_IsTheirSum()
    {
        float[] probabilities = [0.5f, 0.02f, 0.02f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.005f, 0.005f];
        var scores = new DigitScores(Array.ConvertAll(probabilities, MathF.Log));
        Assert.Equal(0.6, Math.Exp(scores.LogIsDigit), 5);
        Assert.Equal(0.5 / 0.6, scores.Probability(0), 5);
        Assert.Equal(0, scores.Best);
    }

    [Fact]
    public void LogIsDigit_NextToNothing_IsFinite()
    {
        var scores = new DigitScores(Enumerable.Repeat(-200f, 10).ToArray());
        Assert.InRange(scores.LogIsDigit, -200, -190);
        Assert.Equal(0.1, scores.Probability(3), 5);
    }
}
