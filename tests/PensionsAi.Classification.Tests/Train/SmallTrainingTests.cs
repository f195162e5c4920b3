using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

/// <summary>Trainings as people begin them: few texts, few labels, several labels a text, nothing said of the sentiment.</summary>
public sealed class SmallTrainingTests
{
    private static readonly string[] Subjects = ["hyra", "skatt", "fond", "inloggning", "möte", "utbetalning"];
    private static readonly string[] Openings = ["fråga om", "hur blir det med", "jag undrar över", "vad gäller för", "tack för svar om"];

    [Fact]
    public void Train_SixLabelsTwentyTextsEach_TellsThemApart()
    {
        var texts = Texts(20);
        var model = Train(texts);
        var labeller = new TextLabeller(model);
        Assert.Equal(Subjects.Order(StringComparer.Ordinal), labeller.Labels);
        Assert.All(Subjects, subject =>
        {
            var labels = labeller.Label($"har en till fråga om {subject}");
            Assert.Equal(subject, labels.All[0].Code);
            Assert.Equal([subject], labels.Above.Select(label => label.Code));
            Assert.All(labels.All, label => Assert.InRange(label.Score, 0, 1));
        });
    }

    [Fact]
    public void Train_TextsWithoutSentiment_HasNoSentimentHead()
    {
        var model = Train(Texts(3));
        Assert.Equal([TextModelTrainer.Category], model.Heads.Select(head => head.Name));
        Assert.Null(new TextLabeller(model).Label("fråga om hyra").Sentiment);
        Assert.Null(Evaluation.Measure(Evaluation.Predict(model, Texts(3))).Sentiment);
    }

    [Fact]
    public void Train_SomeTextsWithoutSentiment_HasNoSentimentHead()
    {
        var texts = Texts(3).Select((text, index) => index == 0 ? text : text with { Sentiment = "neutral" }).ToArray();
        Assert.Single(Train(texts).Heads);
    }

    [Fact]
    public void Train_RareSentiment_GetsBackAPartOfWhatItsRarityTook()
    {
        // One in four is negative, none positive.
        var texts = Texts(4).Select((text, index) => text with { Sentiment = index % 4 == 0 ? "negative" : "neutral" }).ToArray();
        var (asThere, even) = (Biases(0), Biases(1));
        Assert.Equal([MathF.Log(4), MathF.Log(4f / 3), 0], even.Zip(asThere, (one, other) => one - other), (a, b) => MathF.Abs(a - b) < 1e-3f);

        IReadOnlyList<float> Biases(float evenness) =>
            new TextModelTrainer(new TrainingOptions { SentimentEvenness = evenness }).Train(texts, TestContext.Current.CancellationToken).Heads[1].Biases;
    }

    [Fact]
    public void Train_OnlyOneSentiment_StillTellsIt()
    {
        var model = Train([.. Texts(3).Select(text => text with { Sentiment = "neutral" })]);
        Assert.Equal("neutral", new TextLabeller(model).Label("fråga om hyra").Sentiment?.Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_TwoLabelsAFewTextsEach_GivesAModel(int each)
    {
        var texts = Enumerable.Range(0, each).SelectMany(number => new LabelledText[]
        {
            new($"hyran är hög {number}", ["hyra"]), new($"fonden är dyr {number}", ["fond"]),
        }).ToArray();
        Assert.Equal("fond", new TextLabeller(Train(texts)).Label("min fonden är").All[0].Code);
        Assert.Equal(texts.Length, Evaluation.CrossValidate(texts, 5, 1, Trainer(), TestContext.Current.CancellationToken).Count);
    }

    [Fact]
    public void Train_TextsWithoutALetter_GivesAModel()
    {
        LabelledText[] texts = [new("", ["a"], "neutral"), new(" ", ["b"], "negative"), new(".", ["a"], "positive")];
        Assert.True(new TextLabeller(Train(texts)).Label("hej").Abstained);
    }

    [Fact]
    public void Train_SeveralLabelsAText_FindsAllOfThem()
    {
        // Every pair of subjects, and each alone.
        var pairs = from first in Subjects
                    from second in Subjects
                    from opening in Openings
                    select new LabelledText($"{opening} {first} och {second}", first == second ? [first] : [first, second]);
        var labels = new TextLabeller(Train([.. pairs])).Label("jag har en fråga om fond och om skatt");
        Assert.Equal(["fond", "skatt"], labels.Above.Select(label => label.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FindRefusal_Texts_SaysWhy()
    {
        Assert.Equal(TrainingRefusal.NoTexts, TextModelTrainer.FindRefusal([]));
        Assert.Equal(TrainingRefusal.OneLabel, TextModelTrainer.FindRefusal([new("hej", ["a"]), new("då", ["a"])]));
        Assert.Equal(TrainingRefusal.TextWithoutLabel, TextModelTrainer.FindRefusal([new("hej", ["a", "b"]), new("då", [])]));
        Assert.Null(TextModelTrainer.FindRefusal([new("hej", ["a", "b"])]));
    }

    [Fact]
    public void Train_OneLabel_IsRefusedByType()
    {
        LabelledText[] texts = [new("hyra", ["a"]), new("fond", ["a"])];
        Assert.Equal(TrainingRefusal.OneLabel, Assert.Throws<TrainingRefusedException>(() => Train(texts)).Refusal);
        Assert.Throws<TrainingRefusedException>(() => Evaluation.CrossValidate(texts, 2, 1, Trainer(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void CrossValidate_TaxonomyWithoutSentiment_HasFiguresOfEveryLabel()
    {
        var texts = Texts(5);
        var figures = Evaluation.Measure(Evaluation.CrossValidate(texts, 5, 1, Trainer(), TestContext.Current.CancellationToken));
        Assert.Equal(Subjects.Order(StringComparer.Ordinal), figures.Labels.Select(label => label.Code));
        Assert.All(figures.Labels, label => Assert.Equal(5, label.Texts));
        Assert.Null(figures.Sentiment);
        Assert.True(figures.MacroF1 > 0.9, FormattableString.Invariant($"macro-F1 is {figures.MacroF1:F3}"));
    }

    [Fact]
    public void LabelFigures_Counts_GivePrecisionRecallAndF1()
    {
        var figures = new LabelFigures("a", Texts: 8, Answers: 5, Hits: 4);
        Assert.Equal((0.8, 0.5, 8 / 13.0), (figures.Precision, figures.Recall, figures.F1));
        var none = new LabelFigures("b", 0, 0, 0);
        Assert.Equal((0.0, 0.0, 0.0), (none.Precision, none.Recall, none.F1));
    }

    private static TextModel Train(IReadOnlyList<LabelledText> texts) => Trainer().Train(texts, TestContext.Current.CancellationToken);

    private static TextModelTrainer Trainer() => new(new TrainingOptions { Threads = 1 });

    private static LabelledText[] Texts(int each) =>
    [
        .. from subject in Subjects
           from number in Enumerable.Range(0, each)
           select new LabelledText($"{Openings[number % Openings.Length]} {subject} nummer {new string((char)('a' + number), 3)}", [subject]),
    ];
}
