using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

public sealed class TrainingTests
{
    private const int Seed = 1;

    [Fact]
    public void Train_OnFourFifths_ReachesTheFigureOnTheRest()
    {
        var (training, heldOut) = StratifiedSplit.HoldOut(TrainingData.Read(), 0.2, Seed);
        var model = new TextModelTrainer(new TrainingOptions()).Train(training, TestContext.Current.CancellationToken);
        var figures = Evaluation.Measure(Evaluation.Predict(model, heldOut));

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"20 % split, seed {Seed}: macro-F1 {figures.MacroF1:F4}, top-3 {figures.Top3:F4}, sentiment {figures.Sentiment!.MacroF1:F4}"));
        Assert.True(figures.MacroF1 >= 0.64, FormattableString.Invariant($"macro-F1 is {figures.MacroF1:F4}"));
        Assert.True(figures.Top3 >= 0.87, FormattableString.Invariant($"top-3 is {figures.Top3:F4}"));
        Assert.True(figures.Sentiment!.MacroF1 >= 0.78, FormattableString.Invariant($"sentiment macro-F1 is {figures.Sentiment!.MacroF1:F4}"));
        Assert.True(figures.CalibrationError <= 0.08, FormattableString.Invariant($"calibration error is {figures.CalibrationError:F4}"));
    }

    [Fact]
    public void Train_Twice_GivesTheSameFile()
    {
        var texts = TrainingData.Read().Where((_, index) => index % 8 == 0).ToList();
        Assert.Equal(TrainAndWrite(texts), TrainAndWrite(texts));
    }

    [Fact]
    public void HoldOut_Parts_AreDisjointAndAlike()
    {
        var texts = TrainingData.Read();
        var (training, heldOut) = StratifiedSplit.HoldOut(texts, 0.2, Seed);
        Assert.Equal(texts.Count, training.Count + heldOut.Count);
        Assert.Empty(training.Select(text => text.Text).Intersect(heldOut.Select(text => text.Text)));
        Assert.All(texts.CountBy(text => text.Primary), label =>
            Assert.InRange(heldOut.Count(text => text.Primary == label.Key) / (double)label.Value, 0.18, 0.22));
    }

    [Fact]
    public void FitScale_OverconfidentMargins_ShrinksThem()
    {
        // Margins of ±4 claim 99.97 %; three in four are right, which is log-odds of ln 3 over a gap of 8.
        float[][] margins = [[4, -4], [4, -4], [4, -4], [4, -4]];
        Assert.Equal(Math.Log(3) / 8, ScoreCurves.FitScale(margins, [0, 0, 0, 1]), 1e-3);
    }

    [Fact]
    public void FitLogistic_Points_FindsTheSmoothedCurve()
    {
        // Two groups: at −1 one in four applies, at +1 three in four. With four of each, Platt's targets are 5/6 and 1/6, so the
        // curve goes through 1/3 and 2/3: slope ln 2, intercept 0. The margin is the same everywhere and says nothing.
        CurvePoint[] points =
        [
            new(-1, 0, true), new(-1, 0, false), new(-1, 0, false), new(-1, 0, false),
            new(1, 0, true), new(1, 0, true), new(1, 0, true), new(1, 0, false),
        ];
        var calibration = ScoreCurves.FitLogistic(points, scale: 2);
        Assert.Equal(2, calibration.Scale);
        Assert.Equal(Math.Log(2), calibration.Slope, 1e-5);
        Assert.Equal(0, calibration.Intercept, 1e-5);
    }

    [Fact]
    public void FitLogistic_PointsThatALineParts_StaysFinite()
    {
        var calibration = ScoreCurves.FitLogistic([new(2, 1, true), new(-2, -1, false)], scale: 1);
        Assert.InRange(calibration.Slope, 0, 10);
        Assert.InRange(calibration.MarginSlope, 0, 10);
    }

    [Theory]
    [InlineData(0.50f, 0.30, false, 0.52, true)]
    [InlineData(0.60f, 0.10, false, 0.90, true)]
    public void BestThreshold_Points_SeparatesThem(float expected, double low, bool lowApplies, double high, bool highApplies)
    {
        var counts = ThresholdCounts.Of([(low, lowApplies), (high, highApplies)]);
        Assert.Equal(expected, counts.Best(pooled: counts));
    }

    [Fact]
    public void BestThreshold_FewTexts_FollowsTheOtherLabels()
    {
        // Alone, the label's one text at 0.14 asks for 0.10; a hundred texts of other labels say 0.50.
        var pooled = ThresholdCounts.Of(Enumerable.Repeat((0.52, true), 100).Concat(Enumerable.Repeat((0.48, false), 200)));
        Assert.Equal(0.50f, ThresholdCounts.Of([(0.14, true)]).Best(pooled));
        Assert.Equal(0.10f, ThresholdCounts.Of(Enumerable.Repeat((0.14, true), 100)).Best(pooled));
    }

    private static byte[] TrainAndWrite(IReadOnlyList<LabelledText> texts)
    {
        var options = new TrainingOptions { CalibrationFolds = 2 };
        using var stream = new MemoryStream();
        TextModelFile.Write(new TextModelTrainer(options).Train(texts, TestContext.Current.CancellationToken), null, stream);
        return stream.ToArray();
    }
}
