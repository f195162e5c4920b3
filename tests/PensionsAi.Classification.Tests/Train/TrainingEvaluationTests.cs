using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

public sealed class TrainingEvaluationTests
{
    /// <summary>Reference values: Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_OfAShare_IsTheTables(int hits, int count, double low, double high)
    {
        var estimate = WilsonInterval.Of(hits, count);
        Assert.Equal((low, high), (Math.Round(estimate.Low, 4), Math.Round(estimate.High, 4)));
    }

    [Fact]
    public void Wilson_OfNothing_IsEverything() => Assert.Equal(new Estimate(0, 0, 1), WilsonInterval.Of(0, 0));

    [Fact]
    public void Describe_Predictions_HasEachLabelsSharesWithin()
    {
        var figures = TrainingEvaluation.Describe(Answers(40, wrongEvery: 4), seed: 1);

        Assert.Equal(40, figures.Texts);
        Assert.Equal(0.75, figures.AnyLabel.Value);
        Assert.Equal(0.75, figures.MicroF1.Value);
        Assert.True(figures.MacroF1.Low < figures.MacroF1.Value && figures.MacroF1.Value < figures.MacroF1.High);
        Assert.Equal(["A", "B"], figures.Labels.Select(label => label.Code));
        Assert.All(figures.Labels, label => Assert.True(label.Recall.Low < label.Recall.Value && label.Recall.Value <= label.Recall.High));
    }

    [Fact]
    public void Describe_SameSeed_IsTheSame() =>
        Assert.Equal(TrainingEvaluation.Describe(Answers(40, 3), 7).MacroF1, TrainingEvaluation.Describe(Answers(40, 3), 7).MacroF1);

    [Theory]
    [InlineData(60, 2, 60, VersionVerdict.Better)]
    [InlineData(60, 60, 2, VersionVerdict.Worse)]
    [InlineData(60, 60, 60, VersionVerdict.NotWorse)]
    [InlineData(60, 60, 30, VersionVerdict.NotWorse)]
    // So few texts say nothing.
    [InlineData(8, 60, 2, VersionVerdict.NotWorse)]
    public void Compare_Versions_VerdictIsOfTheResamplings(int texts, int activeWrongEvery, int newWrongEvery, VersionVerdict verdict)
    {
        var comparison = TrainingEvaluation.Compare("1", Answers(texts, activeWrongEvery), Answers(texts, newWrongEvery), seed: 1);
        Assert.Equal(verdict, comparison.Verdict);
        Assert.Equal(comparison.New - comparison.Active, comparison.Difference.Value, 3);
    }

    [Fact]
    public void Compare_VersionThatDoesNotKnowALabel_LosesItsTexts()
    {
        var active = Answers(40, wrongEvery: 100).Select(prediction => prediction.Truth.Primary == "B"
            ? prediction with { Answer = new TextLabels([new("A", 0.9)], [], null) }
            : prediction).ToList();
        var comparison = TrainingEvaluation.Compare("1", active, Answers(40, wrongEvery: 100), seed: 1);
        Assert.Equal(VersionVerdict.Better, comparison.Verdict);
    }

    /// <summary>Texts of the labels A and B in turn, of which every so-many-th, from the second on, is given the other.</summary>
    private static List<Prediction> Answers(int count, int wrongEvery) =>
    [
        .. Enumerable.Range(0, count).Select(index =>
        {
            var truth = index % 2 == 0 ? "A" : "B";
            var answer = index % wrongEvery == 1 ? (truth == "A" ? "B" : "A") : truth;
            LabelScore[] all = [new(answer, 0.9), new(answer == "A" ? "B" : "A", 0.1)];
            return new Prediction(new LabelledText($"text {index}", [truth], null), new TextLabels(all, [all[0]], null));
        }),
    ];
}
