using System.Buffers;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>
/// Finds the speech of a recording: decoded, split into tracks, brought to 16 kHz and shown to the voice activity model,
/// block by block, so that four hours take no more memory than a minute. Thread-safe.
/// </summary>
internal sealed class CallListener(AudioDecoder decoder, VoiceActivityDetector detector, SpeechThresholds thresholds)
{
    /// <summary>Listens to the whole recording.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="body">The recording, forward only. Not disposed.</param>
    /// <param name="channels">How its channels become tracks.</param>
    /// <param name="progress">Told how much is done, 0 to 1, when the recording says how long it is.</param>
    /// <param name="cancellationToken">Ends it between two blocks.</param>
    public async Task<Outcome<CallSpeech>> ListenAsync(
        AudioFormat format,
        Stream body,
        ChannelMode channels,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var opened = await decoder.OpenAsync(format, body, cancellationToken);
        if (!opened.IsSuccess)
            return opened.Problem;

        await using var source = opened.Value;
        var reader = source.Reader;
        if (reader.Header.Duration > AudioLimits.MaxDuration)
            return AudioProblems.TooLong;
        var splitter = new TrackSplitter(reader.Header.Channels, channels);
        var tracks = Enumerable.Range(0, splitter.Tracks)
            .Select(track => new Track(track, reader.Header.SampleRate, detector, thresholds))
            .ToList();
        try
        {
            while (await reader.ReadBlockAsync(cancellationToken) is { IsEmpty: false } block)
            {
                if (reader.Duration > AudioLimits.MaxDuration)
                    return AudioProblems.TooLong;
                for (var track = 0; track < tracks.Count; track++)
                    tracks[track].Write(splitter.Track(block.Span, track));
                if (reader.Header.Duration is { } total)
                    progress?.Report(reader.Duration / total);
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (source.WasStopped)
                return AudioProblems.OverDecoderLimits;
            if (reader.FramesRead == 0)
                return format == AudioFormat.Wav ? AudioProblems.Empty : AudioProblems.NotOfType(format);
            var segments = tracks.SelectMany(track => track.Complete(reader.Duration)).OrderBy(segment => segment.Start).ToList();
            return new CallSpeech(reader.Duration, tracks.Count, segments);
        }
        finally
        {
            tracks.ForEach(track => track.Dispose());
        }
    }

    /// <summary>One track: resampler, model and segments in a row.</summary>
    private sealed class Track(int index, int sampleRate, VoiceActivityDetector detector, SpeechThresholds thresholds) : IDisposable
    {
        private readonly PolyphaseResampler _resampler = new(sampleRate, VoiceActivityDetector.SampleRate);
        private readonly ArrayBufferWriter<float> _resampled = new();
        private readonly VoiceActivityTrack _activity = detector.Begin();
        private readonly SpeechSegmenter _segmenter = new(index, VoiceActivityDetector.Window, thresholds);

        public void Write(ReadOnlySpan<float> samples)
        {
            _resampler.Write(samples, _resampled);
            Pass();
        }

        public IReadOnlyList<SpeechSegment> Complete(TimeSpan duration)
        {
            _resampler.Complete(_resampled);
            Pass();
            _activity.Complete(_segmenter.Add);
            return _segmenter.Complete(duration);
        }

        public void Dispose() => _activity.Dispose();

        private void Pass()
        {
            _activity.Write(_resampled.WrittenSpan, _segmenter.Add);
            _resampled.ResetWrittenCount();
        }
    }
}
