using PensionsAi.RandomSpeechModel;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Tests.Model;

/// <summary>A speech model of two layers and random weights, written once a test run: all but words can be tried with it, and quickly.</summary>
public sealed class ToyModel : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pensionsai-toy-").FullName;

    public ToyModel() => RandomModelFile.Write(Path, ModelSize.Toy, StoredAs.F16, seed: 7);

    public string Path => System.IO.Path.Combine(_folder, "toy.bin");

    internal SpeechNetwork Load(WeightPrecision precision = WeightPrecision.Float32) => SpeechNetwork.Load(Path, precision, precision, threads: 1);

    /// <summary>Speech-like noise that comes and goes.</summary>
    public static float[] Sound(double seconds, int seed)
    {
        var random = new Random(seed);
        var samples = new float[(int)(seconds * 16_000)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (random.NextSingle() - 0.5f) * 0.3f * MathF.Abs(MathF.Sin(i / 3_000f));
        return samples;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
