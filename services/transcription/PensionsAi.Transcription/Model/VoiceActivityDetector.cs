using Microsoft.ML.OnnxRuntime;
using PensionsAi.Inference.Onnx;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Transcription.Model;

/// <summary>Silero's voice activity model: how likely is it that a window of sound holds speech? Thread-safe; one <see cref="VoiceActivityTrack"/> a track.</summary>
internal sealed class VoiceActivityDetector : IDisposable
{
    /// <summary>Sample rate in hertz.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Samples of one window.</summary>
    public const int WindowSamples = 512;

    /// <summary>Length of one window: 32 ms.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(WindowSamples / (double)SampleRate);

    internal const int ContextSamples = 64;
    internal static readonly long[] StateShape = [2, 1, 128];
    private static readonly string[] Outputs = ["output", "stateN"];

    private readonly OnnxModel _model;

    /// <summary>Over a loaded model, which it disposes.</summary>
    public VoiceActivityDetector(OnnxModel model) => _model = model;

    /// <summary>Which model this is.</summary>
    public ModelVersion Version => _model.Version;

    /// <summary>Begins a track.</summary>
    public VoiceActivityTrack Begin() => new(this);

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    /// <summary>One window: returns its probability and replaces the state.</summary>
    internal float Run(IReadOnlyDictionary<string, OrtValue> inputs, Span<float> state)
    {
        using var outputs = _model.Run(inputs, Outputs);
        outputs[1].GetTensorDataAsSpan<float>().CopyTo(state);
        return outputs[0].GetTensorDataAsSpan<float>()[0];
    }
}
