using System.Text;
using PensionsAi.RandomSpeechModel;
using PensionsAi.Transcription.Model.Decoding;

namespace PensionsAi.Transcription.Tests.Model.Decoding;

/// <summary>The vocabularies that tests read and write with.</summary>
internal static class Vocabularies
{
    /// <summary>Every byte and, after it, invented words, some of them with a space before.</summary>
    public static SpeechVocabulary Invented { get; } = new(
        [.. Enumerable.Range(0, ModelSize.TextTokens).Select(token => token < 256 ? [(byte)token] : Encoding.UTF8.GetBytes($" ord{token}"))],
        ModelSize.VocabularySize);

    /// <summary>Whisper's own; the test is skipped where it is not.</summary>
    public static SpeechVocabulary Whisper()
    {
        var models = Environment.GetEnvironmentVariable("PENSIONSAI_TEST_MODELS");
        Assert.SkipWhen(models is null, "PENSIONSAI_TEST_MODELS does not name the folder of test models");
        var path = Path.Combine(models!, "whisper-tokenizer", "multilingual.tiktoken");
        Assert.SkipUnless(File.Exists(path), "PENSIONSAI_TEST_MODELS holds no whisper-tokenizer");
        return new SpeechVocabulary(
            [.. File.ReadLines(path).Select(line => line.Split(' ')[0]).Select(base64 => base64 == "=" ? [] : Convert.FromBase64String(base64))],
            ModelSize.VocabularySize);
    }
}
