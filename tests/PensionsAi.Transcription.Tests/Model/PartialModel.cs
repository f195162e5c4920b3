using System.Text.Json;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Tests.Model;

/// <summary>
/// The tiny English Whisper with a stand-in for its token embedding, and what PyTorch and whisper.cpp made of one recording
/// with it. What it decodes is noise: it shows that networks, caches and files are right, not that words are.
/// </summary>
internal static class PartialModel
{
    private const string Folder = "whisper-tiny.en-partial";

    /// <summary>The weights as 16-bit numbers; the test is skipped where they are not.</summary>
    public static string HalfPath => PathOf("ggml-tiny.en-partial-f16.bin");

    /// <summary>The weights in blocks of 5 bits.</summary>
    public static string FiveBitPath => PathOf("ggml-tiny.en-partial-q5_0.bin");

    public static JsonElement Golden => JsonDocument.Parse(File.ReadAllText(PathOf("golden-jfk.json"))).RootElement;

    public static SpeechNetwork Load(string path, WeightPrecision decoder) =>
        SpeechNetwork.Load(path, WeightPrecision.Float32, decoder, threads: 2);

    /// <summary>The recording that the golden figures are of, at 16 kHz.</summary>
    public static async Task<float[]> RecordingAsync()
    {
        TestData.SkipWithoutFfmpeg();
        var data = Environment.GetEnvironmentVariable("PENSIONSAI_DATA");
        Assert.SkipWhen(data is null, "PENSIONSAI_DATA does not name the folder of test data");
        await using var body = File.OpenRead(Path.Combine(data!, "speech", "en-reference", "jfk.flac"));
        var (header, samples) = await TestData.DecodeAsync(AudioFormat.Flac, body);
        Assert.Equal((1, 16_000), (header.Channels, header.SampleRate));
        return samples;
    }

    private static string PathOf(string file)
    {
        var models = Environment.GetEnvironmentVariable("PENSIONSAI_TEST_MODELS");
        Assert.SkipWhen(models is null, "PENSIONSAI_TEST_MODELS does not name the folder of test models");
        var path = Path.Combine(models!, Folder, file);
        Assert.SkipUnless(File.Exists(path), $"PENSIONSAI_TEST_MODELS holds no {Folder}/{file}");
        return path;
    }
}
