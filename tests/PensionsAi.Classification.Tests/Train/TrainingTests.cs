using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

public sealed class TrainingTests
{
    private const int Seed = 1;

    [Fact]
    public void Train_OnFourFifths_ReachesTheFigureOnTheRest()
    {
        var (training, heldOut) = StratifiedSplit.HoldOut(Texts(), 0.2, Seed);
        var model = new TextModelTrainer(new TrainingOptions()).Train(training, TestContext.Current.CancellationToken);
        var figures = Evaluation.Measure(Evaluation.Predict(model, heldOut));

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"20 % split, seed {Seed}: macro-F1 {figures.MacroF1:F4}, top-3 {figures.Top3:F4}, sentiment {figures.SentimentMacroF1:F4}"));
        Assert.True(figures.MacroF1 >= 0.64, FormattableString.Invariant($"macro-F1 is {figures.MacroF1:F4}"));
        Assert.True(figures.Top3 >= 0.87, FormattableString.Invariant($"top-3 is {figures.Top3:F4}"));
        Assert.True(figures.SentimentMacroF1 >= 0.78, FormattableString.Invariant($"sentiment macro-F1 is {figures.SentimentMacroF1:F4}"));
        Assert.True(figures.CalibrationError <= 0.08, FormattableString.Invariant($"calibration error is {figures.CalibrationError:F4}"));
    }

    [Fact]
    public void Train_Twice_GivesTheSameFile()
    {
        var texts = Texts().Where((_, index) => index % 8 == 0).ToList();
        Assert.Equal(TrainAndWrite(texts), TrainAndWrite(texts));
    }

    [Fact]
    public void HoldOut_Parts_AreDisjointAndAlike()
    {
        var texts = Texts();
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
    public void FitLogistic_Points_FindsTheCurve()
    {
        // Two groups: at −1 one in four applies, at +1 three in four. The curve through both has slope ln 3 and intercept 0.
        (double LogOdds, bool Applies)[] points =
            [(-1, true), (-1, false), (-1, false), (-1, false), (1, true), (1, true), (1, true), (1, false)];
        var (slope, intercept) = ScoreCurves.FitLogistic(points);
        Assert.Equal(Math.Log(3), slope, 1e-6);
        Assert.Equal(0, intercept, 1e-6);
    }

    [Theory]
    [InlineData(0.50f, 0.30, false, 0.52, true)]
    [InlineData(0.60f, 0.10, false, 0.90, true)]
    public void BestThreshold_Points_SeparatesThem(float expected, double low, bool lowApplies, double high, bool highApplies) =>
        Assert.Equal(expected, ScoreCurves.BestThreshold([(low, lowApplies), (high, highApplies)]));

    private static byte[] TrainAndWrite(IReadOnlyList<LabelledText> texts)
    {
        var options = new TrainingOptions { CalibrationFolds = 2 };
        using var stream = new MemoryStream();
        TextModelFile.Write(new TextModelTrainer(options).Train(texts, TestContext.Current.CancellationToken), stream);
        return stream.ToArray();
    }

    private static IReadOnlyList<LabelledText> Texts()
    {
        var data = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
        var folder = Path.Combine(data ?? string.Empty, "text", "pension-freetext");
        Assert.SkipWhen(data is null || !Directory.Exists(folder), "PENSIONSAI_DATA does not name the folder of the training data.");
        return LabelledTextFile.Read(folder, LabelledTextFile.PensionFreetext);
    }
}
