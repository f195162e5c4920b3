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
    /// <param name="onWindow">
    /// Given every window of speech as soon as it is whole, those of one track by start; the recording is decoded no further
    /// meanwhile. Null when only the place of the speech is asked for.
    /// </param>
    public async Task<Outcome<CallSpeech>> ListenAsync(
        AudioFormat format,
        Stream body,
        ChannelMode channels,
        IProgress<double>? progress,
        CancellationToken cancellationToken,
        Func<SpeechWindow, CancellationToken, ValueTask>? onWindow = null)
    {
        var opened = await decoder.OpenAsync(format, body, cancellationToken);
        if (!opened.IsSuccess)
            return opened.Problem;

        await using var source = opened.Value;
        var reader = source.Reader;
        if (reader.Header.Duration > AudioLimits.MaxDuration)
            return AudioProblems.TooLong;
        var splitter = new TrackSplitter(reader.Header.Channels, channels);
        using var call = new CallTracks(
            [.. Enumerable.Range(0, splitter.Tracks).Select(track => new TrackListener(track, reader.Header.SampleRate, detector, thresholds))]);
        while (await reader.ReadBlockAsync(cancellationToken) is { IsEmpty: false } block)
        {
            if (reader.Duration > AudioLimits.MaxDuration)
                return AudioProblems.TooLong;
            for (var track = 0; track < call.Tracks.Count; track++)
                call.Tracks[track].Write(splitter.Track(block.Span, track));
            await HandAsync(call, hasEnded: false);
            if (reader.Header.Duration is { } total)
                progress?.Report(reader.Duration / total);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (source.WasStopped)
            return AudioProblems.OverDecoderLimits;
        if (reader.FramesRead == 0)
            return format == AudioFormat.Wav ? AudioProblems.Empty : AudioProblems.NotOfType(format);
        foreach (var track in call.Tracks)
            track.Complete(reader.Duration);
        await HandAsync(call, hasEnded: true);
        return new CallSpeech(reader.Duration, call.Tracks.Count, [.. call.Speech.OrderBy(segment => segment.Start)]);

        async ValueTask HandAsync(CallTracks call, bool hasEnded)
        {
            foreach (var window in call.TakeWindows(hasEnded))
            {
                if (onWindow is not null)
                    await onWindow(window, cancellationToken);
            }
        }
    }
}
