using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

/// <summary>What stands between labelled texts and a training: duplicates, doubted labels, and what to label next.</summary>
public sealed class TeachingChoicesTests
{
    private const string Question = "När kommer pengarna i december, och hur mycket skatt dras det från utbetalningen?";

    [Theory]
    [InlineData(Question, 1, 0)]
    [InlineData("NÄR  kommer pengarna i december, och hur mycket skatt dras det från utbetalningen?", 1, 0)]
    [InlineData("När kommer pengarna i december, och hur mycket skatt dras det från utbetalningen??", 0, 1)]
    [InlineData("Jag kan inte logga in med min e-legitimation.", 0, 0)]
    [InlineData("När kommer hissen?", 0, 0)]
    [InlineData("", 0, 0)]
    public void RemoveAcross_TextOfTheTestPart_IsTakenOutAndCounted(string training, int exact, int near)
    {
        var other = new LabelledText("Tack för ett bra möte om fonder.", ["a"]);
        var split = NearDuplicates.RemoveAcross([new(training, ["b"]), other], [new(Question, ["c"])], TestContext.Current.CancellationToken);
        Assert.Equal((exact, near), (split.Exact, split.Near));
        Assert.Equal(2 - exact - near, split.Kept.Count);
        Assert.Same(other, split.Kept[^1]);
    }

    [Fact]
    public void RemoveWithin_Copies_KeepsTheFirst()
    {
        LabelledText[] texts = [new("", ["a"]), new(Question, ["a"]), new(" ", ["b"]), new(Question.ToUpperInvariant(), ["b"]), new(Question + " Tack", ["c"]), new("nej", ["d"])];
        var split = NearDuplicates.RemoveWithin(texts, TestContext.Current.CancellationToken);
        Assert.Equal([texts[0], texts[1], texts[5]], split.Kept);
        Assert.Equal((2, 1), (split.Exact, split.Near));
    }

    [Fact]
    public void RemoveAcross_NoTexts_IsEmpty() =>
        Assert.Empty(NearDuplicates.RemoveAcross([], [], TestContext.Current.CancellationToken).Kept);

    [Fact]
    public void Find_SwappedLabels_AreMostlyFound()
    {
        var texts = CommittedData();
        // One in forty gets the label of the text before it.
        var wrong = Enumerable.Range(1, texts.Count - 1).Where(index => index % 40 == 0 && texts[index].Primary != texts[index - 1].Primary).ToHashSet();
        var given = texts.Select((text, index) => wrong.Contains(index) ? text with { Labels = [texts[index - 1].Primary] } : text).ToArray();
        var found = LabelDisagreements.Find(Evaluation.CrossValidate(
            given, 3, 1, new TextModelTrainer(new TrainingOptions { CalibrationFolds = 2 }), TestContext.Current.CancellationToken));

        var wrongTexts = wrong.Select(index => given[index]).ToHashSet();
        var firsts = found.Take(wrong.Count).Count(entry => wrongTexts.Contains(entry.Text));
        var hits = found.Count(entry => wrongTexts.Contains(entry.Text));
        TestContext.Current.TestOutputHelper?.WriteLine($"{wrong.Count} swapped of {given.Length}; {found.Count} doubted, {hits} of them swapped, {firsts} among the first {wrong.Count}");
        Assert.True(hits >= 0.5 * wrong.Count, $"{hits} of {wrong.Count} were found");
        // One in a hundred texts is swapped; the list's beginning must hold many times that, although the texts themselves are
        // ones that a model and their author do not always agree on.
        Assert.True(firsts >= 0.15 * wrong.Count, $"{firsts} of {wrong.Count} come first");
        Assert.All(found, entry => Assert.DoesNotContain(entry.Suggested.Code, entry.Text.Labels));
    }

    [Fact]
    public void Find_Scores_DoubtsOnlyWhereAnotherLabelIsAsSureAsUsual()
    {
        Prediction Of(string text, string given, double a, double b) => new(
            new LabelledText(text, [given]),
            new TextLabels(a >= b ? [new("a", a), new("b", b)] : [new("b", b), new("a", a)], [], null));

        // Texts of a have 0.9, 0.9 and 0.3 for a: 0.7 on average. Those of b 0.8.
        var found = LabelDisagreements.Find([Of("1", "a", 0.9, 0.1), Of("2", "a", 0.9, 0.1), Of("3", "a", 0.3, 0.79), Of("4", "b", 0.2, 0.8)]);
        Assert.Empty(found);
        var doubted = Assert.Single(LabelDisagreements.Find([Of("1", "a", 0.9, 0.1), Of("2", "a", 0.9, 0.1), Of("3", "a", 0.3, 0.81), Of("4", "b", 0.2, 0.8)]));
        Assert.Equal(("3", "a", 0.3, "b"), (doubted.Text.Text, doubted.Given, doubted.GivenScore, doubted.Suggested.Code));
        Assert.Empty(LabelDisagreements.Find([]));
    }

    [Fact]
    public void Choose_Texts_AreUncertainAndNotAlike()
    {
        string[] unlabelled =
        [
            "När kommer pengarna i december?",
            "Gräsmattan behöver klippas och häcken ansas varje vecka",
            "Gräsmattan behöver klippas och häcken ansas varje vecka!",
            "",
            "Biblioteket lånar ut skridskor till skolbarn under lovet",
            "Kaffeautomaten på tredje våningen läcker sedan i tisdags",
        ];
        var answers = unlabelled.Select(text => CommittedModel.Labeller.Label(text)).ToList();
        var chosen = LabelNext.Choose(answers, unlabelled, [unlabelled[4]], 10, TestContext.Current.CancellationToken);

        // The empty one, one of the two lawns and the one that is labelled already teach nothing; the sure one comes last.
        Assert.Equal(3, chosen.Count);
        Assert.Equal(0, chosen[^1]);
        Assert.Single(chosen, index => index is 1 or 2);
        Assert.Contains(5, chosen);
        Assert.Equal(chosen, LabelNext.Choose(answers, unlabelled, [unlabelled[4]], 10, TestContext.Current.CancellationToken));
        Assert.Equal(chosen.Take(1), LabelNext.Choose(answers, unlabelled, [unlabelled[4]], 1, TestContext.Current.CancellationToken));
    }

    private static IReadOnlyList<LabelledText> CommittedData()
    {
        var data = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
        var folder = Path.Combine(data ?? string.Empty, "text", "pension-freetext");
        Assert.SkipWhen(data is null || !Directory.Exists(folder), "PENSIONSAI_DATA does not name the folder of the training data.");
        return LabelledTextFile.Read(folder, LabelledTextFile.PensionFreetext);
    }
}
