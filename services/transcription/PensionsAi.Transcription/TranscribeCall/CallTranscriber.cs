using PensionsAi.ClassificationClient;
using PensionsAi.Inference.Loading;
using PensionsAi.JobWorker.Running;
using PensionsAi.MaskingClient;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Contracts;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.Transcripts;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>Turns a recording into text. Thread-safe.</summary>
internal sealed partial class CallTranscriber(
    SpeechModels models,
    InferenceGate gate,
    CallListener listener,
    TextMasking masking,
    TextSentiment sentiment,
    ILogger<CallTranscriber> logger)
{
    // ISO 639-2 for a language that is not known.
    private const string Undetermined = "und";

    /// <summary>Transcribes the recording.</summary>
    /// <param name="request">What the caller wants.</param>
    /// <param name="body">The recording, forward only. Not disposed.</param>
    /// <param name="events">Takes the segments as they come.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it between two blocks of sound, or two words.</param>
    /// <returns>
    /// The transcript; without weights, at once, the problem <c>model-not-installed</c>, and with weights that are no speech
    /// model <c>model-not-usable</c>.
    /// </returns>
    /// <exception cref="MaskingUnavailableException">The transcript is to be masked, and masking cannot answer now.</exception>
    /// <exception cref="ClassificationUnavailableException">The sentiment is asked for and cannot be told now.</exception>
    public async Task<Outcome<Transcript>> TranscribeAsync(
        TranscriptionRequest request,
        Stream body,
        JobEventFeed events,
        IProgress<double> progress,
        CancellationToken cancellationToken)
    {
        var weights = models.Find();
        if (!weights.IsSuccess)
            return weights.Problem;
        var entered = await gate.EnterAsync(cancellationToken);
        if (!entered.IsSuccess)
            return entered.Problem;

        using var turn = entered.Value;
        var loaded = models.Load(weights.Value);
        if (!loaded.IsSuccess)
            return loaded.Problem;

        var recognition = loaded.Value.Begin(request.Recognition);
        var writer = new TranscriptWriter(request, masking, sentiment, events);
        var voices = new SpeakerEstimate();
        var heard = await listener.ListenAsync(
            request.Format, body, request.Channels, progress, cancellationToken, async (window, token) =>
            {
                var said = recognition.Recognize(window.Track, window.Samples.Span, window.Start, token);
                if (window.IsOnlyTrack)
                    voices.Add(window.Samples.Span, window.Start, said);
                await writer.AddAsync(window.Track, window.Speaker, said, token);
            });
        if (!heard.IsSuccess)
            return heard.Problem;

        var speech = heard.Value;
        var transcript = await writer.CompleteAsync(
            speech.Duration,
            recognition.Language ?? Undetermined,
            weights.Value.Version,
            speech.Tracks == 1 ? voices.Speakers() : null,
            cancellationToken);
        LogTranscribed(logger, speech.Duration.TotalSeconds, speech.Tracks, speech.Segments.Count, transcript.Segments.Count);
        return transcript;
    }

    [LoggerMessage(EventId = 5201, Level = LogLevel.Information,
        Message = "Transcribed {Seconds:F1} s on {TrackCount} tracks: {SpeechCount} stretches of speech, {SegmentCount} segments of text")]
    private static partial void LogTranscribed(ILogger logger, double seconds, int trackCount, int speechCount, int segmentCount);
}
