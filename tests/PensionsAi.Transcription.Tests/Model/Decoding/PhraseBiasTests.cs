using PensionsAi.RandomSpeechModel;
using PensionsAi.Transcription.Model.Decoding;

namespace PensionsAi.Transcription.Tests.Model.Decoding;

public sealed class PhraseBiasTests
{
    [Fact]
    public void Apply_PhraseBegun_MakesItsNextTokenLikelier()
    {
        var vocabulary = Vocabularies.Whisper();
        var phrase = vocabulary.Encode(" bostadstillägg");
        Assert.InRange(phrase.Count, 3, 10);
        var bias = new PhraseBias(["bostadstillägg"], vocabulary);
        var before = Biased(bias, []);
        var begun = Biased(bias, [400, phrase[0], phrase[1]]);
        var other = Biased(bias, [400, phrase[1], phrase[0]]);
        Assert.True(before[phrase[0]] > 0);
        Assert.True(begun[phrase[2]] > before[phrase[0]]);
        Assert.Equal(0, other[phrase[2]]);
    }

    [Fact]
    public void Apply_NoPhrases_ChangesNothing() =>
        Assert.All(Biased(new PhraseBias([" ", ""], Vocabularies.Invented), [300]), logit => Assert.Equal(0, logit));

    private static float[] Biased(PhraseBias bias, int[] tokens)
    {
        var logits = new float[ModelSize.VocabularySize];
        bias.Apply(tokens, logits);
        return logits;
    }
}
