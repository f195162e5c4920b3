using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using PensionsAi.Transcription.Audio;

namespace PensionsAi.Transcription.Model;

/// <summary>One track on its way through the voice activity model: carries the model's state from window to window. Not thread-safe.</summary>
internal sealed class VoiceActivityTrack : IDisposable
{
    // How much of the way to a louder window's level the track's goes, and what is left of it after a quieter one: it is
    // there within a word, and falls by half in two seconds.
    private const float Rise = 0.3f, Fall = 0.99f;

    private readonly VoiceActivityDetector _detector;

    // The model sees every window after the last samples of the one before.
    private readonly float[] _window = new float[VoiceActivityDetector.ContextSamples + VoiceActivityDetector.WindowSamples];
    private readonly float[] _raised = new float[VoiceActivityDetector.ContextSamples + VoiceActivityDetector.WindowSamples];
    private readonly float[] _state = new float[2 * 128];
    private readonly Dictionary<string, OrtValue> _inputs;
    private float _level = SpeechLevel.Nominal;
    private int _filled;

    internal VoiceActivityTrack(VoiceActivityDetector detector)
    {
        _detector = detector;
        _inputs = new Dictionary<string, OrtValue>
        {
            ["input"] = OrtValue.CreateTensorValueFromMemory(_raised, [1, _raised.Length]),
            ["state"] = OrtValue.CreateTensorValueFromMemory(_state, VoiceActivityDetector.StateShape),
            ["sr"] = OrtValue.CreateTensorValueFromMemory<long>([VoiceActivityDetector.SampleRate], []),
        };
    }

    /// <summary>Takes sound at 16 kHz and gives the probability of every window that it completes.</summary>
    public void Write(ReadOnlySpan<float> samples, Action<float> onProbability)
    {
        while (samples.Length > 0)
        {
            var room = _window.AsSpan(VoiceActivityDetector.ContextSamples + _filled);
            var taken = Math.Min(room.Length, samples.Length);
            samples[..taken].CopyTo(room);
            samples = samples[taken..];
            _filled += taken;
            if (_filled == VoiceActivityDetector.WindowSamples)
                onProbability(Run());
        }
    }

    /// <summary>Ends the track: a window that is not full is filled with silence.</summary>
    public void Complete(Action<float> onProbability)
    {
        if (_filled == 0)
            return;
        _window.AsSpan(VoiceActivityDetector.ContextSamples + _filled).Clear();
        onProbability(Run());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var input in _inputs.Values)
            input.Dispose();
    }

    private float Run()
    {
        Raise();
        var probability = _detector.Run(_inputs, _state);
        _window.AsSpan(VoiceActivityDetector.WindowSamples).CopyTo(_window);
        _filled = 0;
        return probability;
    }

    /// <summary>
    /// Raises the window by what the track's level needs, and by no more than its own level allows: the first word after a
    /// silence is not shouted.
    /// </summary>
    private void Raise()
    {
        var level = SpeechLevel.Of(_window.AsSpan(VoiceActivityDetector.ContextSamples));
        _level = level > _level ? _level + (Rise * (level - _level)) : _level * Fall;
        TensorPrimitives.Multiply(_window, SpeechLevel.GainOf(Math.Max(level, _level)), _raised);
    }
}
