using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Contracts;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>Turns a recording into text. Thread-safe.</summary>
internal sealed partial class CallTranscriber(SpeechModels models, CallListener listener, ILogger<CallTranscriber> logger)
{
    private static readonly ServiceProblem EngineNotAvailable = new(
        "speech-engine-not-available",
        501,
        "Speech recognition is not available",
        "This version decodes a recording and finds its speech, but does not recognise words yet.");

    /// <summary>Transcribes the recording.</summary>
    /// <param name="request">What the caller wants.</param>
    /// <param name="body">The recording, forward only. Not disposed.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it between two blocks of sound.</param>
    /// <returns>The transcript; without weights, at once, the problem <c>model-not-installed</c>.</returns>
    public async Task<Outcome<Transcript>> TranscribeAsync(
        TranscriptionRequest request,
        Stream body,
        IProgress<double> progress,
        CancellationToken cancellationToken)
    {
        var weights = models.Find();
        if (!weights.IsSuccess)
            return weights.Problem;

        var heard = await listener.ListenAsync(request.Format, body, request.Channels, progress, cancellationToken);
        if (!heard.IsSuccess)
            return heard.Problem;

        var speech = heard.Value;
        LogHeard(logger, speech.Duration.TotalSeconds, speech.Tracks, speech.Segments.Count);
        return EngineNotAvailable;
    }

    [LoggerMessage(EventId = 5201, Level = LogLevel.Information,
        Message = "Listened to {Seconds:F1} s on {TrackCount} tracks, {SegmentCount} segments of speech")]
    private static partial void LogHeard(ILogger logger, double seconds, int trackCount, int segmentCount);
}
