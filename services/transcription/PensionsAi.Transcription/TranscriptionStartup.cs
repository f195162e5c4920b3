using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Model;

namespace PensionsAi.Transcription;

/// <summary>Says at start what the service lacks, and lists the speech model whether it is installed or not.</summary>
internal sealed partial class TranscriptionStartup(Ffmpeg ffmpeg, SpeechModels models, ILogger<TranscriptionStartup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        models.Report();
        if (ffmpeg.Path is null)
            LogNoFfmpeg(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning,
        Message = "ffmpeg is not installed: transcription takes audio/wav alone; FLAC, MP3, Ogg and M4A are refused with 422")]
    private static partial void LogNoFfmpeg(ILogger logger);
}
