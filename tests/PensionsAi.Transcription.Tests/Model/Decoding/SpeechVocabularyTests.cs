using PensionsAi.Transcription.Model.Decoding;

namespace PensionsAi.Transcription.Tests.Model.Decoding;

public sealed class SpeechVocabularyTests
{
    [Fact]
    public void Special_OfWhisper_AreThePublishedOnes()
    {
        var special = Vocabularies.Invented.Special;
        Assert.Equal((50_257, 50_258, 50_359, 50_361, 50_362, 50_363, 50_364), (
            special.End, special.Start, special.Transcribe, special.Previous, special.NoSpeech, special.NoTimes, special.FirstTime));
        Assert.Equal(50_273, special.Languages["sv"]);
        Assert.Equal(50_259, special.Languages["en"]);
    }

    [Fact]
    public void Special_OfTheThirdLargeVersion_HaveMovedByItsOneMoreLanguage()
    {
        var special = new SpecialTokens(51_866);
        Assert.Equal((50_257, 50_258, 50_360, 50_362, 50_363, 50_364, 50_365), (
            special.End, special.Start, special.Transcribe, special.Previous, special.NoSpeech, special.NoTimes, special.FirstTime));
        Assert.Equal(50_273, special.Languages["sv"]);
    }

    [Theory]
    [InlineData("Hej och välkommen till kundtjänst.")]
    [InlineData(" premiepension, bostadstillägg, ålderspension")]
    [InlineData("Mitt nummer är 19121212-1212, och jag bor på Storgatan 3 B.")]
    [InlineData("Åsa Öhman säger »tja« 👍")]
    public void Decode_WhatWasEncoded_IsTheSame(string text)
    {
        var vocabulary = Vocabularies.Whisper();
        Assert.Equal(text, vocabulary.Decode(vocabulary.Encode(text)));
    }

    [Fact]
    public void Encode_KnownText_GivesTheTokensOfWhisper()
    {
        // Ranks of the published table: " the" is 264, " of" 295, " people" 561.
        Assert.Equal([264, 561, 295], Vocabularies.Whisper().Encode(" the people of"));
    }

    [Fact]
    public void Decode_HalfACharacter_IsLeftOut() =>
        Assert.Equal("a", Vocabularies.Invented.Decode(['a', 0xC3]));
}
