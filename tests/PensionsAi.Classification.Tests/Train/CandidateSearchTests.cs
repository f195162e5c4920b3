using PensionsAi.Classification.Model.Sentences;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

public sealed class CandidateSearchTests
{
    private static readonly LabelLearner Usual = new(LabelLoss.Squared, 0.8f);
    private static readonly LabelLearner Light = new(LabelLoss.Squared, 0.3f);
    private static readonly LabelLearner Softmax = new(LabelLoss.CrossEntropy, 0.01f);
    private static readonly string[] Labels = ["a", "b"];
    private static readonly LabelledText[] Texts = [.. Enumerable.Range(0, 40).Select(number => new LabelledText($"text {number}", [Labels[number % 2]]))];

    [Fact]
    public void Run_LearnerThatTellsMore_IsTaken()
    {
        var asked = new List<Candidate>();
        var (chosen, margins, trials) = Search(Texts, asked, candidate => candidate.Learner == Softmax ? 0 : 8).Run();
        Assert.Equal(new Candidate(Softmax, 0), chosen);
        Assert.Equal(1, Assert.Single(trials).MacroF1);
        Assert.Equal([new(Usual, 0), new(Light, 0), new(Softmax, 0)], asked);
        Assert.Equal(Texts.Length, margins.Length);
    }

    [Fact]
    public void Run_LearnersAsGood_TakesTheUsual() =>
        Assert.Equal(new Candidate(Usual, 0), Search(Texts, [], _ => 4).Run().Chosen);

    [Fact]
    public void Run_ATextOfTwoLabels_LeavesTheSoftmaxOut()
    {
        var asked = new List<Candidate>();
        LabelledText[] texts = [.. Texts, new("both", ["a", "b"])];
        Assert.NotEqual(Softmax, Search(texts, asked, candidate => candidate.Learner == Softmax ? 0 : 8).Run().Chosen.Learner);
        Assert.DoesNotContain(asked, candidate => candidate.Learner == Softmax);
    }

    [Fact]
    public void Run_WithVectors_TriesTheWeightsOfTheChosenLearnerAndNoPairTwice()
    {
        var asked = new List<Candidate>();
        LabelledText[] texts = [.. Texts.Select(text => text with { Vector = [1] })];
        var (chosen, _, trials) = Search(texts, asked, candidate => candidate switch
        {
            { Learner.Loss: LabelLoss.CrossEntropy, SentenceWeight: 0.5f } => 0,
            { Learner.Loss: LabelLoss.CrossEntropy } => 4,
            _ => 10,
        }).Run();
        Assert.Equal(new Candidate(Softmax, 0.5f), chosen);
        Assert.Equal([0, 0.5f, 1, 2], trials.Select(trial => trial.Candidate.SentenceWeight));
        Assert.Equal(asked.Count, asked.Distinct().Count());
        Assert.Equal(9, asked.Count);
    }

    /// <summary>A search whose candidates get so many of the first texts wrong.</summary>
    private static CandidateSearch Search(LabelledText[] texts, List<Candidate> asked, Func<Candidate, int> wrong)
    {
        var options = new TrainingOptions { Learners = [Usual, Light, Softmax], Encoder = new EncoderIdentity("sentence-encoder", "1.0.0", new string('a', 64)) };
        return new CandidateSearch(options, texts, Labels, candidates =>
        {
            asked.AddRange(candidates);
            return [.. candidates.Select(candidate => texts.Select((text, index) =>
                (text.Primary == "a") == (index >= wrong(candidate)) ? new[] { 1f, 0 } : [0, 1f]).ToArray())];
        });
    }
}
