using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Model.Decoding;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Tests.Model;

/// <summary>The networks against what PyTorch and whisper.cpp made of the same weights and the same recording.</summary>
public sealed class SpeechNetworkTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Spectrogram_Recording_IsWithinATenThousandthOfPyTorch()
    {
        using var network = PartialModel.Load(PartialModel.HalfPath, WeightPrecision.Float32);
        using var spectrogram = network.Spectrogram(await PartialModel.RecordingAsync());
        var mel = spectrogram.GetTensorDataAsSpan<float>().ToArray();
        var largest = 0f;
        foreach (var frame in PartialModel.Golden.GetProperty("mel_frames").EnumerateObject())
        {
            var golden = Floats(frame.Value);
            for (var band = 0; band < golden.Length; band++)
                largest = Math.Max(largest, Math.Abs(golden[band] - mel[(band * 3_000) + Index(frame)]));
        }

        output.WriteLine($"largest difference {largest:E2}");
        Assert.InRange(largest, 0, 1e-4f);
        Assert.Equal(PartialModel.Golden.GetProperty("mel_min").GetSingle(), TensorPrimitives.Min<float>(mel), 1e-4f);
        Assert.Equal(PartialModel.Golden.GetProperty("mel_max").GetSingle(), TensorPrimitives.Max<float>(mel), 1e-4f);
    }

    [Fact]
    public async Task EncodedRows_Recording_AreWithinAHundredthOfPyTorch()
    {
        using var network = PartialModel.Load(PartialModel.HalfPath, WeightPrecision.Float32);
        using var spectrogram = network.Spectrogram(await PartialModel.RecordingAsync());
        var rows = network.EncodedRows(spectrogram);
        var width = network.Header.AudioState;
        var largest = 0f;
        foreach (var row in PartialModel.Golden.GetProperty("encoder_rows").EnumerateObject())
        {
            var golden = Floats(row.Value);
            for (var i = 0; i < golden.Length; i++)
                largest = Math.Max(largest, Math.Abs(golden[i] - rows[(Index(row) * width) + i]));
        }

        output.WriteLine($"largest difference {largest:E2}");
        Assert.InRange(largest, 0, 1e-2f);
    }

    [Theory]
    [InlineData("f16", nameof(WeightPrecision.Float32), 0.98)]
    [InlineData("f16", nameof(WeightPrecision.EightBits), 0.98)]
    [InlineData("q5_0", nameof(WeightPrecision.Float32), 0.98)]
    [InlineData("q5_0", nameof(WeightPrecision.EightBits), 0.98)]
    public async Task Step_GoldenTokensForced_AreThoseThatAreLikeliest(string file, string decoder, double least)
    {
        var path = file == "f16" ? PartialModel.HalfPath : PartialModel.FiveBitPath;
        using var network = PartialModel.Load(path, Enum.Parse<WeightPrecision>(decoder));
        using var window = network.Encode(await PartialModel.RecordingAsync(), TestContext.Current.CancellationToken);
        var prompt = Tokens("prompt");
        var golden = Tokens(file == "f16" ? "tokens_whisper_cpp_greedy" : "tokens_whisper_cpp_greedy_q5_0");
        using var run = network.Begin(window, hypotheses: 1, capacity: 448);
        var agreed = 0;
        var logits = run.Step(prompt);
        foreach (var token in golden)
        {
            // Whisper.cpp never gives a special token or a time here, for the prompt asked for neither.
            if (TensorPrimitives.IndexOfMax<float>(logits[..50_257]) == token)
                agreed++;
            logits = run.Step([token]);
        }

        output.WriteLine($"{file}, decoder {decoder}: {agreed} of {golden.Length} tokens");
        Assert.True(agreed >= least * golden.Length, $"{agreed} of {golden.Length}");
    }

    [Theory]
    [InlineData("f16")]
    [InlineData("q5_0")]
    public async Task Step_DecoderOfEightBits_HasNearlyTheProbabilitiesOf32(string file)
    {
        var path = file == "f16" ? PartialModel.HalfPath : PartialModel.FiveBitPath;
        var exact = await LogProbabilitiesAsync(path, WeightPrecision.Float32);
        var rounded = await LogProbabilitiesAsync(path, WeightPrecision.EightBits);
        var divergence = exact.Zip(rounded).Average(pair => Divergence(pair.First, pair.Second));
        output.WriteLine($"{file}: Kullback-Leibler divergence {divergence:E1} a token");
        Assert.InRange(divergence, 0, 1e-3);
    }

    private static async Task<List<float[]>> LogProbabilitiesAsync(string path, WeightPrecision decoder)
    {
        using var network = PartialModel.Load(path, decoder);
        using var window = network.Encode(await PartialModel.RecordingAsync(), TestContext.Current.CancellationToken);
        using var run = network.Begin(window, hypotheses: 1, capacity: 448);
        var rows = new List<float[]>();
        var logits = run.Step(Tokens("prompt"));
        foreach (var token in Tokens("tokens_whisper_cpp_greedy"))
        {
            LogProbabilities.Normalize(logits);
            rows.Add(logits.ToArray());
            logits = run.Step([token]);
        }

        return rows;
    }

    private static double Divergence(float[] exact, float[] other) =>
        exact.Zip(other).Sum(pair => Math.Exp(pair.First) * (pair.First - pair.Second));

    private static int[] Tokens(string name) =>
        [.. PartialModel.Golden.GetProperty(name).EnumerateArray().Select(token => token.GetInt32())];

    private static int Index(JsonProperty property) => int.Parse(property.Name, CultureInfo.InvariantCulture);

    private static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];
}
