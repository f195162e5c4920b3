using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model.Decoding;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Model;

/// <summary>A loaded speech model, shared by all calls. Thread-safe.</summary>
internal sealed class SpeechRecognizer : IDisposable
{
    /// <summary>Sample rate in hertz.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Most samples of one window: 30 s.</summary>
    public const int MaxWindowSamples = 30 * SampleRate;

    private readonly SpeechNetwork _network;
    private readonly SpeechVocabulary _vocabulary;
    private readonly InferenceMetrics _metrics;

    private SpeechRecognizer(SpeechNetwork network, ModelVersion version, InferenceMetrics metrics)
    {
        _network = network;
        _vocabulary = new SpeechVocabulary(network.Tokens, network.Header.VocabularySize);
        _metrics = metrics;
        Version = version;
    }

    /// <summary>Which model this is.</summary>
    public ModelVersion Version { get; }

    /// <summary>Loads a model, whose first file is in whisper.cpp's format.</summary>
    /// <param name="model">The verified model.</param>
    /// <param name="threads">Threads of one run, 1 or more.</param>
    /// <param name="metrics">Where runs are timed.</param>
    /// <exception cref="SpeechModelException">The file is not such a model.</exception>
    public static SpeechRecognizer Load(VerifiedModel model, int threads, InferenceMetrics metrics)
    {
        var path = model.PathOf(model.Manifest.Files[0].Path);
        var network = SpeechNetwork.Load(path, encoder: null, WeightPrecision.EightBits, threads);
        return new SpeechRecognizer(network, model.Version, metrics);
    }

    /// <summary>Begins a call.</summary>
    public CallRecognition Begin(RecognitionSettings settings) => new(_network, _vocabulary, settings, Version, _metrics);

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
