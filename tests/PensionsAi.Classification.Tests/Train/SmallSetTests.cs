using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

/// <summary>What a training does otherwise where there are few texts.</summary>
public sealed class SmallSetTests
{
    [Theory]
    [InlineData(1_499, true)]
    [InlineData(1_500, false)]
    public void For_NumberOfTexts_ChangesTheTermsOfSmallSetsAlone(int texts, bool isSmall)
    {
        var usual = new TrainingOptions();
        var told = usual.For(texts);
        Assert.Equal(isSmall ? usual with { LeastCharacterTexts = 1, CharacterWeight = usual.SmallSetCharacterWeight } : usual, told);
        Assert.NotEqual((1, usual.SmallSetCharacterWeight), (usual.LeastCharacterTexts, usual.CharacterWeight));
    }

    [Fact]
    public void Train_SmallSet_KnowsTheCharactersOfASingleText()
    {
        LabelledText[] texts = [.. Enumerable.Range(0, 20).Select(number => new LabelledText($"{(number % 2 == 0 ? "ränta" : "fond")} {number}", [$"{number % 2}"])), new("xylofon", ["0"])];
        Assert.Contains(Train(texts, smallSet: 22).Space.Terms, term => term.Text == "xylo");
        Assert.DoesNotContain(Train(texts, smallSet: 21).Space.Terms, term => term.Text == "xylo");
    }

    private static TextModel Train(LabelledText[] texts, int smallSet) =>
        new TextModelTrainer(new TrainingOptions { SmallSet = smallSet }).Train(texts, TestContext.Current.CancellationToken);
}
