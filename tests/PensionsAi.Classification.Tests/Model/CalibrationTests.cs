using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Tests.Model;

public sealed class CalibrationTests
{
    [Fact]
    public void Apply_None_IsTheSoftmax()
    {
        var scores = new double[3];
        Calibration.None.Apply([1, 0, -1], scores);
        Assert.Equal([0.6652, 0.2447, 0.0900], scores.Select(score => Math.Round(score, 4)));
        Assert.Equal(1, scores.Sum(), 1e-9);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e6f, -1e6f)]
    [InlineData(88, -88)]
    [InlineData(-1e30f, 1e30f)]
    public void Apply_AnyMargins_GivesScoresInRangeAndOrder(float first, float second)
    {
        var scores = new double[2];
        new Calibration(3, 0.8, 0.3, 0.5).Apply([first, second], scores);
        Assert.All(scores, score => Assert.InRange(score, 0, 1));
        Assert.Equal(first >= second, scores[0] >= scores[1]);
    }
}
