using System.Buffers;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>One track: brought to 16 kHz, shown to the voice activity model, its speech cut into segments. Not thread-safe.</summary>
internal sealed class TrackListener(int index, int sampleRate, VoiceActivityDetector detector, SpeechThresholds thresholds) : IDisposable
{
    private readonly PolyphaseResampler _resampler = new(sampleRate, VoiceActivityDetector.SampleRate);
    private readonly ArrayBufferWriter<float> _resampled = new();
    private readonly VoiceActivityTrack _activity = detector.Begin();
    private readonly SpeechSegmenter _segmenter = new(index, VoiceActivityDetector.Window, thresholds);
    private readonly Queue<SpeechSegment> _found = [];

    /// <summary>Its sound, as far as it is still needed.</summary>
    public SoundBuffer Sound { get; } = new();

    /// <summary>Its segments that nobody has taken yet.</summary>
    public Queue<SpeechSegment> Found => _found;

    /// <summary>Its windows.</summary>
    public WindowPacker Packer { get; } = new();

    /// <summary>No segment that is yet to be taken begins before this.</summary>
    public TimeSpan Earliest => _found.TryPeek(out var next) ? next.Start : _segmenter.Earliest;

    /// <summary>Takes the next sound, at the recording's own rate.</summary>
    public void Write(ReadOnlySpan<float> samples)
    {
        _resampler.Write(samples, _resampled);
        Pass();
    }

    /// <summary>Ends the track.</summary>
    /// <param name="duration">Length of the recording.</param>
    public void Complete(TimeSpan duration)
    {
        _resampler.Complete(_resampled);
        Pass();
        _activity.Complete(_segmenter.Add);
        Enqueue(_segmenter.Complete(duration));
    }

    /// <inheritdoc/>
    public void Dispose() => _activity.Dispose();

    private void Pass()
    {
        Sound.Write(_resampled.WrittenSpan);
        _activity.Write(_resampled.WrittenSpan, _segmenter.Add);
        _resampled.ResetWrittenCount();
        Enqueue(_segmenter.Take());
    }

    private void Enqueue(IReadOnlyList<SpeechSegment> segments)
    {
        foreach (var segment in segments)
            _found.Enqueue(segment);
    }
}
