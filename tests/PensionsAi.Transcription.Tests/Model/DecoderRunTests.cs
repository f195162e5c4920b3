using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Model.Decoding;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Tests.Model;

/// <summary>The cache: what is decoded piece by piece, side by side or after a change of places is what is decoded at once.</summary>
public sealed class DecoderRunTests(ToyModel toy) : IClassFixture<ToyModel>
{
    private static readonly int[] Text = [50_258, 50_273, 50_359, 300, 400, 500, 600];

    [Fact]
    public void Step_TokenByToken_GivesTheLogitsOfAllAtOnce()
    {
        using var network = toy.Load();
        using var window = network.Encode(ToyModel.Sound(5, seed: 1), TestContext.Current.CancellationToken);
        using var whole = network.Begin(window, hypotheses: 1, capacity: Text.Length);
        var expected = whole.Step(Text, [.. Enumerable.Range(0, Text.Length)]).ToArray();
        using var pieces = network.Begin(window, hypotheses: 1, capacity: Text.Length);
        for (var i = 0; i < Text.Length; i++)
            AssertClose(Row(expected, i), pieces.Step([Text[i]]));
    }

    [Fact]
    public void Reorder_Hypotheses_GoOnFromTheirNewParents()
    {
        using var network = toy.Load();
        using var window = network.Encode(ToyModel.Sound(5, seed: 2), TestContext.Current.CancellationToken);
        int[][] branches = [[300, 301], [310, 311], [320, 321]];
        int[] parents = [2, 2, 0];
        using var run = network.Begin(window, hypotheses: 3, capacity: 10);
        run.Step([.. Text[..3], .. Text[..3], .. Text[..3]]);
        run.Step([.. branches.Select(branch => branch[0])]);
        run.Step([.. branches.Select(branch => branch[1])]);
        run.Reorder(parents);
        var together = run.Step([700, 701, 702]).ToArray();
        for (var i = 0; i < 3; i++)
        {
            using var alone = network.Begin(window, hypotheses: 1, capacity: 10);
            AssertClose(alone.Step([.. Text[..3], .. branches[parents[i]], 700 + i]), Row(together, i));
        }
    }

    [Theory]
    [InlineData(nameof(WeightPrecision.Float32))]
    [InlineData(nameof(WeightPrecision.EightBits))]
    public void Spread_LongestPrompt_GoesOnLikeOneAlone(string precision)
    {
        const int length = DecodingThresholds.MaxPromptTokens + 4;
        using var network = toy.Load(Enum.Parse<WeightPrecision>(precision));
        using var window = network.Encode(ToyModel.Sound(5, seed: 6), TestContext.Current.CancellationToken);
        int[] prompt = [.. Enumerable.Range(1_000, length)];
        using var alone = network.Begin(window, hypotheses: 1, capacity: length + 1);
        alone.Read(prompt);
        using var spread = alone.Spread(Contracts.TranscribeCall.LargestBeam);
        var together = spread.Step([.. Enumerable.Range(2_000, Contracts.TranscribeCall.LargestBeam)]).ToArray();
        AssertClose(alone.Step([2_005]), Row(together, 5));
    }

    [Fact]
    public void Read_AllThatAHypothesisHas_IsAsTokenByToken()
    {
        using var network = toy.Load();
        using var window = network.Encode(ToyModel.Sound(5, seed: 8), TestContext.Current.CancellationToken);
        int[] text = [.. Enumerable.Range(1_000, network.Header.TextContext)];
        using var read = network.Begin(window, hypotheses: 1, capacity: text.Length);
        read.Read(text.AsSpan(0, text.Length - 1));
        using var stepped = network.Begin(window, hypotheses: 1, capacity: text.Length);
        foreach (var token in text[..^1])
            stepped.Step([token]);
        AssertClose(stepped.Step([text[^1]]), read.Step([text[^1]]));
        using var several = network.Begin(window, hypotheses: 2, capacity: text.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => several.Step(text.AsSpan(0, 2 + SoundCache.MostRows)));
    }

    [Fact]
    public void Attention_EveryHeadAndRow_AddsUpToOne()
    {
        using var network = toy.Load();
        using var window = network.Encode(ToyModel.Sound(5, seed: 3), TestContext.Current.CancellationToken);
        using var run = network.Begin(window, hypotheses: 2, capacity: 10);
        run.Step([.. Text[..3], .. Text[..3]]);
        foreach (var (layer, head) in network.AlignmentHeads)
        {
            for (var row = 0; row < 6; row++)
                Assert.Equal(1, run.Attention(layer, head, row).ToArray().Sum(), 1e-3f);
        }
    }

    [Fact]
    public void Encode_AfterAnother_IsAsTheFirstTime()
    {
        using var network = toy.Load();
        float[] Logits(int seed)
        {
            using var window = network.Encode(ToyModel.Sound(3, seed), TestContext.Current.CancellationToken);
            using var run = network.Begin(window, hypotheses: 1, capacity: 3);
            return run.Step(Text.AsSpan(0, 3)).ToArray();
        }

        var first = Logits(seed: 4);
        Assert.NotEqual(first, Logits(seed: 5));
        Assert.Equal(first, Logits(seed: 4));
    }

    private static float[] Row(float[] logits, int row) =>
        logits[(row * RandomSpeechModel.ModelSize.VocabularySize)..((row + 1) * RandomSpeechModel.ModelSize.VocabularySize)];

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = 0f;
        for (var i = 0; i < expected.Length; i++)
            largest = Math.Max(largest, Math.Abs(expected[i] - actual[i]));
        Assert.InRange(largest, 0, 1e-4f);
    }
}
