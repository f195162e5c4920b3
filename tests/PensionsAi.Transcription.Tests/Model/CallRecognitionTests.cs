using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Inference.Metrics;
using PensionsAi.RandomSpeechModel;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Model.Decoding;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Tests.Model;

/// <summary>
/// Whole windows through the partial model and the toy: their words are noise, so structure, times and repeatability are what
/// is shown.
/// </summary>
public sealed class CallRecognitionTests(ToyModel toy) : IClassFixture<ToyModel>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Recognize_Recording_GivesWordsWithTimesInOrder(int beamSize)
    {
        using var network = PartialModel.Load(PartialModel.FiveBitPath, WeightPrecision.EightBits);
        var samples = await PartialModel.RecordingAsync();
        var start = TimeSpan.FromSeconds(100);
        var segments = Begin(network, new RecognitionSettings { Language = "sv", BeamSize = beamSize }).Recognize(3, samples, start, Token);
        Assert.NotEmpty(segments);
        var end = start + TimeSpan.FromSeconds(samples.Length / 16_000.0);
        var words = segments.SelectMany(segment => segment.Words).ToList();
        Assert.All(segments, segment =>
        {
            Assert.Equal(3, segment.Track);
            Assert.InRange(segment.Start, start, segment.End);
            Assert.InRange(segment.End, segment.Start, end);
            Assert.InRange(segment.Confidence, 0, 1);
            Assert.Equal(segment.Text, string.Join(' ', segment.Words.Select(word => word.Text)));
            Assert.All(segment.Words, word => Assert.InRange(word.Start, segment.Start, word.End));
            Assert.All(segment.Words, word => Assert.True(word.Start < word.End && word.End <= segment.End));
        });
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.First.Start <= pair.Second.Start));
    }

    [Fact]
    public void Recognize_SameSound_GivesTheSameText()
    {
        using var network = toy.Load();
        var sound = ToyModel.Sound(4, seed: 9);
        string Text() => string.Join('|', Begin(network, new RecognitionSettings { Language = "sv" })
            .Recognize(0, sound, TimeSpan.Zero, Token).Select(segment => $"{segment.Start} {segment.End} {segment.Text} {segment.Confidence}"));
        Assert.Equal(Text(), Text());
    }

    [Fact]
    public void Recognize_PhrasesAndWhatWasSaid_FitTheDecoder()
    {
        using var network = toy.Load();
        var settings = new RecognitionSettings
        {
            Language = "sv",
            Phrases = [.. Enumerable.Range(0, 100).Select(i => $"efterlevandepension till vuxna {i}")],
            ConditionOnPreviousText = true,
        };
        var call = Begin(network, settings);
        for (var window = 0; window < 3; window++)
            Assert.Null(Record.Exception(() => call.Recognize(0, ToyModel.Sound(30, window), TimeSpan.FromSeconds(30 * window), Token)));
    }

    [Fact]
    public void Recognize_NoLanguageGiven_DetectsOneOfThoseCallersMayHave()
    {
        using var network = toy.Load();
        var call = Begin(network, new RecognitionSettings());
        Assert.Null(call.Language);
        call.Recognize(0, ToyModel.Sound(2, seed: 1), TimeSpan.Zero, Token);
        Assert.Contains(call.Language, new[] { "sv", "en" });
    }

    [Fact]
    public void Recognize_ModelOfTheThirdLargeVersionsKind_GivesSegments()
    {
        var path = Path.GetTempFileName();
        try
        {
            RandomModelFile.Write(path, ModelSize.LargeToy, StoredAs.Q8_0, seed: 2);
            using var network = SpeechNetwork.Load(path, encoder: null, WeightPrecision.EightBits, threads: 1);
            Assert.Equal(128, network.Header.MelBands);
            Assert.NotEmpty(Begin(network, new RecognitionSettings { Language = "sv" }).Recognize(0, ToyModel.Sound(5, seed: 3), TimeSpan.Zero, Token));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Recognize_TextWithoutRoom_GoesOnWhereItsLastWholeSegmentEnds()
    {
        using var network = toy.Load();
        var vocabulary = new SpeechVocabulary(network.Tokens, network.Header.VocabularySize);
        var decoder = new WindowDecoder(network, vocabulary, new PhraseBias([], vocabulary), beamSize: 1);
        using var window = network.Encode(ToyModel.Sound(30, seed: 4), Token);
        List<int> prompt = [vocabulary.Special.Start, vocabulary.Special.Languages["sv"], vocabulary.Special.Transcribe];
        var best = decoder.Decode(window, prompt, seconds: 30, Token).Best;
        Assert.False(best.IsEnded);
        Assert.InRange(best.Ids.Count, 1, DecodingThresholds.MaxTokens - 1);
        Assert.NotNull(new SegmentReader(vocabulary, network.AlignmentHeads.Count).GoesOnFrom(best));
    }

    [Fact]
    public async Task Recognize_Cancelled_EndsWithoutReadingOn()
    {
        using var network = toy.Load();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var call = Begin(network, new RecognitionSettings { Language = "sv" });
        await cancellation.CancelAsync();
        Assert.ThrowsAny<OperationCanceledException>(() => call.Recognize(0, ToyModel.Sound(30, seed: 1), TimeSpan.Zero, cancellation.Token));
    }

    [Fact]
    public async Task Encode_CancelledMidway_EndsAndLeavesTheNetworkUsable()
    {
        using var network = PartialModel.Load(PartialModel.FiveBitPath, WeightPrecision.EightBits);
        var sound = ToyModel.Sound(30, seed: 1);
        var ended = 0;
        for (var milliseconds = 1; milliseconds <= 64; milliseconds *= 2)
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
            cancellation.CancelAfter(milliseconds);
            try
            {
                await Task.Yield();
                network.Encode(sound, cancellation.Token).Dispose();
            }
            catch (OperationCanceledException)
            {
                ended++;
            }
        }

        Assert.InRange(ended, 1, 7);
        Assert.Null(Record.Exception(() => network.Encode(sound, Token).Dispose()));
    }

    private static CallRecognition Begin(SpeechNetwork network, RecognitionSettings settings)
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return new CallRecognition(
            network,
            new SpeechVocabulary(network.Tokens, network.Header.VocabularySize),
            settings,
            new ModelVersion("partial", "1.0.0", new string('0', 64)),
            new InferenceMetrics(meters));
    }
}
