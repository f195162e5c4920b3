using PensionsAi.Classification.Model;
using PensionsAi.Classification.Model.Sentences;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

/// <summary>Trainings with sentence vectors beside the terms.</summary>
public sealed class SentenceTrainingTests
{
    private static readonly EncoderIdentity Encoder = new("sentence-encoder", "1.0.0", new string('a', 64));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Train_WordsThatOnlyTheEncoderKnows_AreToldApartWithItAlone()
    {
        var (with, trials) = Trainer(Encoder).Choose(WithKinds(Synonyms.Training), Cancelled);
        var without = Trainer(null).Train(WithKinds(Synonyms.Training), Cancelled);

        Assert.Null(without.Sentence);
        Assert.InRange(Right(without), 0, 0.75);
        Assert.Equal(1, Right(with));
        Assert.True(with.Sentence!.Encoder.IsSameAs(Encoder));
        Assert.Equal([0, 0.5f, 1, 2], trials.Select(trial => trial.Candidate.SentenceWeight));
        Assert.Equal(with.Sentence.Weight, Trial.Choose(trials, trial => trial.MacroF1).Candidate.SentenceWeight);
        Assert.True(trials[0].MacroF1 < 0.75 && trials.Max(trial => trial.MacroF1) > 0.95);
    }

    [Fact]
    public void Train_VectorsThatTellNothing_DoesWithoutThem()
    {
        string[] things = ["appen", "sidan", "blanketten", "brevet", "chatten", "kartan"];
        var random = new Random(1);
        LabelledText[] texts =
        [
            .. from thing in things
               from ending in new[] { ("krånglar jämt", "KRANGLAR"), ("hänger sig och krånglar", "KRANGLAR"), ("är så bra", "NOJD"), ("är bra gjord", "NOJD") }
               select new LabelledText($"{thing} {ending.Item1}", [ending.Item2]) { Vector = [random.NextSingle(), random.NextSingle(), random.NextSingle()] },
        ];
        var (model, trials) = Trainer(Encoder).Choose(texts, Cancelled);
        Assert.Null(model.Sentence);
        Assert.Equal(4, trials.Count);
        Assert.Null(Trainer(Encoder).Train([.. texts.Select(text => text with { Vector = [1, 1, 1] })], Cancelled).Sentence);
    }

    [Fact]
    public void Train_SentimentBesideTheVectors_IsAsWithoutThem()
    {
        LabelledText[] texts = [.. WithKinds(Synonyms.Training).Select((text, index) => text with { Sentiment = TextModelTrainer.Sentiments[index % 3] })];
        var (with, without) = (Trainer(Encoder).Train(texts, Cancelled), Trainer(null).Train(texts, Cancelled));
        Assert.NotNull(with.Sentence);
        Assert.Equal(without.Margins(texts[0].Text)[2..], with.Margins(texts[0].Text, texts[0].Vector)[2..]);
    }

    [Fact]
    public void Contributions_AndTheShareOfTheWhole_AddUpToTheMargin()
    {
        var model = Trainer(Encoder).Train(WithKinds(Synonyms.Training), Cancelled);
        Assert.All(WithKinds([.. Synonyms.Training, .. Synonyms.Unseen]), text =>
        {
            var margins = model.Margins(text.Text, text.Vector);
            for (var output = 0; output < margins.Length; output++)
            {
                var terms = model.Contributions(text.Text, output).Values.Sum(weight => (double)weight);
                Assert.Equal(margins[output], model.Heads[0].Biases[output] + terms + model.Sentence!.Share(text.Vector, output), 1e-4);
            }
        });
        // Kinds are as many, so the average text is between them.
        Assert.Equal(0, model.Sentence!.Share([0.5f, 0.5f], 0), 1e-4);
    }

    [Fact]
    public void Write_ModelWithVectors_IsReadBackAndNotByWhatKnowsNoEncoders()
    {
        var model = Trainer(Encoder).Train(WithKinds(Synonyms.Training), Cancelled);
        using var stream = new MemoryStream();
        TextModelFile.Write(model, new TrainingProfile(36, new Dictionary<string, int> { [Synonyms.Tool] = 18 }, 0, 1, 0), stream);
        Assert.Equal("PAITEXT3"u8, stream.ToArray().AsSpan(0, 8));
        stream.Position = 0;

        var read = TextModelFile.Read(stream);

        Assert.Equal(model.Sentence!.Encoder, read.Sentence!.Encoder);
        Assert.Equal(model.Sentence.Weight, read.Sentence.Weight);
        Assert.Equal(36, read.Profile!.Texts);
        var text = WithKinds(Synonyms.Unseen)[0];
        Assert.Equal(model.Margins(text.Text, text.Vector), read.Margins(text.Text, text.Vector));
    }

    [Fact]
    public void Label_WithoutTheVectorThatTheModelNeeds_IsNoAnswer()
    {
        var labeller = new TextLabeller(Trainer(Encoder).Train(WithKinds(Synonyms.Training), Cancelled));
        Assert.Throws<ArgumentException>(() => labeller.Label("hund"));
        Assert.Throws<ArgumentException>(() => labeller.Label("hund", [1, 0, 0]));
    }

    [Theory]
    [InlineData(0, 0.8, 0.804, 0.804)]
    [InlineData(1, 0.7, 0.8, 0.804)]
    [InlineData(2, 0.7, 0.75, 0.8)]
    [InlineData(0, 0.9, 0.8, 0.7)]
    public void Choose_Trials_TakesTheFirstThatIsAsGoodAsAny(int expected, double none, double light, double heavy)
    {
        Trial[] trials = [.. new[] { none, light, heavy }.Select((f1, weight) => new Trial(new Candidate(default, weight), f1, 0))];
        Assert.Equal(expected, Trial.Choose(trials, trial => trial.MacroF1).Candidate.SentenceWeight);
    }

    private static LabelledText[] WithKinds(LabelledText[] texts) =>
        [.. texts.Select(text => text with { Vector = text.Primary == Synonyms.Animal ? [1, 0] : [0, 1] })];

    private static double Right(TextModel model) =>
        Evaluation.Predict(model, WithKinds(Synonyms.Unseen)).Average(prediction => prediction.Top.Code == prediction.Truth.Primary ? 1.0 : 0);

    private static TextModelTrainer Trainer(EncoderIdentity? encoder) => new(new TrainingOptions { Threads = 1, Encoder = encoder });
}
