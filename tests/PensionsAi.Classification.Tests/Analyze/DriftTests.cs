using System.Text.Json;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Analyze;

public sealed class DriftTests
{
    private static readonly TrainingProfile Trained = new(1000, new Dictionary<string, int> { ["A"] = 500, ["B"] = 400 }, 100, 0.8, 0.1);

    [Theory]
    [InlineData(100, 80, 20, 0.80f, DriftLevel.None)]
    [InlineData(20, 17, 3, 0.78f, DriftLevel.None)]
    [InlineData(60, 120, 20, 0.80f, DriftLevel.Some)]
    [InlineData(20, 160, 20, 0.80f, DriftLevel.Strong)]
    [InlineData(60, 60, 80, 0.80f, DriftLevel.Strong)]
    [InlineData(100, 80, 20, 0.74f, DriftLevel.Some)]
    [InlineData(100, 80, 20, 0.65f, DriftLevel.Strong)]
    [InlineData(100, 80, 20, 0.95f, DriftLevel.None)]
    public void Compare_LabelsAndWords_AreAsFarAsTheyAre(int a, int b, int none, float known, DriftLevel level)
    {
        IReadOnlyList<string>[] texts = [.. Enumerable.Repeat<string[]>(["A"], a), .. Enumerable.Repeat<string[]>(["B"], b), .. Enumerable.Repeat<string[]>([], none)];
        Assert.Equal(level, DriftTest.Compare(Trained, texts, [.. texts.Select(_ => known)])!.Level);
    }

    [Fact]
    public void Compare_FewTextsOrNoProfile_SaysNothing()
    {
        IReadOnlyList<string>[] texts = [.. Enumerable.Repeat<string[]>(["A"], 29)];
        Assert.Null(DriftTest.Compare(Trained, texts, [.. texts.Select(_ => 1f)]));
        Assert.Null(DriftTest.Compare(null, [.. texts, .. texts], [.. texts.Concat(texts).Select(_ => 1f)]));
    }

    /// <summary>A model of half the pension texts meets the other half, and then texts of the government and of a chat about a disease.</summary>
    [Fact]
    public void Compare_RealTexts_TellsOthersFromMoreOfTheSame()
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("PENSIONSAI_DATA")!, "text");
        var (training, heldOut) = StratifiedSplit.HoldOut(LabelledTextFile.Read(Path.Combine(data, "pension-freetext"), LabelledTextFile.PensionFreetext), 0.5, 1);
        var cancelled = TestContext.Current.CancellationToken;
        var trainer = new TextModelTrainer(new TrainingOptions());
        var profile = TrainingProfiles.Of(Evaluation.CrossValidate(training, 5, 1, trainer, cancelled));
        using var file = new MemoryStream();
        TextModelFile.Write(trainer.Train(training, cancelled), profile, file);
        file.Position = 0;
        var labeller = new TextLabeller(TextModelFile.Read(file));

        Assert.Equal(DriftLevel.None, Compare(heldOut.Select(text => text.Text)).Level);
        Assert.Equal(DriftLevel.None, Compare(heldOut.Index().Where(text => text.Index % 20 == 0).Select(text => text.Item.Text)).Level);
        Assert.Equal(DriftLevel.Strong, Compare(Texts("regeringen-amnen")).Level);
        Assert.Equal(DriftLevel.Strong, Compare(Texts("corona-chatbot-intents")).Level);

        AnalysedDrift Compare(IEnumerable<string> texts)
        {
            var labels = texts.Select(text => labeller.Label(text)).ToList();
            return DriftTest.Compare(
                labeller.Profile, [.. labels.Select(one => (IReadOnlyList<string>)[.. one.Above.Select(label => label.Code)])], [.. labels.Select(one => one.KnownShare)])!;
        }

        IEnumerable<string> Texts(string set) =>
            File.ReadLines(Path.Combine(data, set, "train.jsonl")).Take(500).Select(line => JsonElement.Parse(line).GetProperty("text").GetString()!);
    }
}
