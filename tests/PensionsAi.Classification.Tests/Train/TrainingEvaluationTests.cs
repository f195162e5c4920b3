using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

public sealed class TrainingEvaluationTests
{
    [Fact]
    public void CountedShare_OfSome_HasItsInterval() => Assert.Equal(new Estimate(0.308, 0.2553, 0.3662), CountedShare.Of(81, 263));

    [Fact]
    public void CountedShare_OfNothing_IsEverything() => Assert.Equal(new Estimate(0, 0, 1), CountedShare.Of(0, 0));

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
