using PensionsAi.RandomSpeechModel;
using PensionsAi.Transcription.Model.Decoding;

namespace PensionsAi.Transcription.Tests.Model.Decoding;

public sealed class TokenRulesTests
{
    private const int Text = 300;

    private static readonly SpeechVocabulary Vocabulary = Vocabularies.Invented;
    private static readonly int FirstTime = Vocabulary.Special.FirstTime;

    [Fact]
    public void Apply_FirstToken_IsATimeOfTheFirstSecond()
    {
        var logits = Apply([]);
        Assert.All(logits[..FirstTime], logit => Assert.Equal(float.NegativeInfinity, logit));
        Assert.Equal(FirstTime + 50, Allowed(logits).Max());
    }

    [Fact]
    public void Apply_AfterTheFirstTime_IsTextOrTheEnd()
    {
        var allowed = Allowed(Apply([FirstTime])).ToHashSet();
        Assert.Contains(Text, allowed);
        Assert.Contains(Vocabulary.Special.End, allowed);
        Assert.DoesNotContain(allowed, token => token > Vocabulary.Special.End);
    }

    [Fact]
    public void Apply_AfterAClosingTime_IsATimeFromItOnOrTheEnd()
    {
        var logits = new float[ModelSize.VocabularySize];
        logits[Vocabulary.Special.End] = 20;
        Rules(lastTime: 1_500).Apply([FirstTime, Text, FirstTime + 100], logits);
        var allowed = Allowed(logits).ToHashSet();
        Assert.Equal(Vocabulary.Special.End, allowed.Min());
        Assert.DoesNotContain(allowed, token => token > Vocabulary.Special.End && token < FirstTime + 100);
        Assert.Contains(FirstTime + 100, allowed);
    }

    [Fact]
    public void Apply_WithinText_HasNoTimeBeforeTheLast()
    {
        var logits = new float[ModelSize.VocabularySize];
        logits[Text] = 20;
        Rules(lastTime: 1_500).Apply([FirstTime + 40, Text], logits);
        Assert.DoesNotContain(Allowed(logits), token => token >= FirstTime && token <= FirstTime + 40);
        Assert.Contains(FirstTime + 41, Allowed(logits));
    }

    [Fact]
    public void Apply_TimesTogetherLikelierThanText_LeavesTimes()
    {
        var logits = new float[ModelSize.VocabularySize];
        logits[Text] = 5;
        Rules(lastTime: 1_500).Apply([FirstTime, Text], logits);

        // 1,500 times of a logit of 0 are together likelier than one token of 5.
        Assert.Equal(float.NegativeInfinity, logits[Text]);
    }

    [Fact]
    public void Apply_ShortWindow_HasNoTimeAfterItsEnd() =>
        Assert.Equal(FirstTime + 20, Allowed(Apply([], lastTime: 20)).Max());

    [Theory]
    [InlineData("(")]
    [InlineData(" [")]
    [InlineData("*")]
    public void Apply_SignsThatAreNotSpoken_AreRuledOut(string sign)
    {
        var token = Assert.Single(Vocabulary.Encode(sign).TakeLast(1));
        Assert.DoesNotContain(token, Allowed(Apply([FirstTime])));
    }

    private static float[] Apply(int[] tokens, int lastTime = 1_500)
    {
        var logits = new float[ModelSize.VocabularySize];
        logits[Text] = tokens.Length < 2 ? 20 : 0;
        Rules(lastTime).Apply(tokens, logits);
        return logits;
    }

    private static TokenRules Rules(int lastTime) => new(Vocabulary, lastTime);

    private static IEnumerable<int> Allowed(float[] logits) => Enumerable.Range(0, logits.Length).Where(token => float.IsFinite(logits[token]));
}
