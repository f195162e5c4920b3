using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Model;

/// <summary>A loaded speech model, shared by all calls. Thread-safe.</summary>
internal sealed class SpeechRecognizer : IDisposable
{
    /// <summary>Sample rate in hertz.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Most samples of one window: 30 s.</summary>
    public const int MaxWindowSamples = 30 * SampleRate;

    /// <summary>Which model this is.</summary>
    public ModelVersion Version => throw new NotImplementedException();

    /// <summary>Loads a model.</summary>
    /// <param name="model">The verified weights.</param>
    /// <param name="threads">Threads of one run, 1 or more.</param>
    /// <param name="metrics">Where runs are timed.</param>
    public static SpeechRecognizer Load(VerifiedModel model, int threads, InferenceMetrics metrics) => throw new NotImplementedException();

    /// <summary>Begins a call.</summary>
    public CallRecognition Begin(RecognitionSettings settings) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
