using PensionsAi.JobWorker.Checking;
using PensionsAi.ServiceDefaults.Problems;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>Finds what the first bytes of a recording show to be wrong. Thread-safe.</summary>
internal sealed class RecordingCheck(Ffmpeg ffmpeg)
{
    /// <summary>The problem; null when the job may begin.</summary>
    public async Task<ServiceProblem?> FindProblemAsync(JobCheckRequest request, IQueryCollection query, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(request.Head.ToArray(), writable: false);
        var parsed = await TranscriptionRequestParser.ParseAsync(request.ContentType, query, body, cancellationToken);
        if (!parsed.IsSuccess)
            return parsed.Problem;
        var format = parsed.Value.Request.Format;
        var head = new byte[JobCheckRequest.HeadBytes];
        var length = await parsed.Value.Audio.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (length == 0)
            return AudioProblems.Empty;
        if (!AudioFormats.MayBegin(format, head.AsSpan(0, length)))
            return AudioProblems.NotOfType(format);
        if (!ffmpeg.CanRead(format))
            return AudioProblems.FormatNotAvailable(format);
        if (request.IsWhole && await parsed.Value.FindRestAsync(cancellationToken) is { } rest)
            return rest;
        return format == AudioFormat.Wav ? await FindWavProblemAsync(new MemoryStream(head, 0, length), request.IsWhole, cancellationToken) : null;
    }

    private static async Task<ServiceProblem?> FindWavProblemAsync(MemoryStream head, bool isWhole, CancellationToken cancellationToken)
    {
        var (status, header) = await WavHeaderReader.ReadAsync(head, cancellationToken);
        return status switch
        {
            // Long chunks before the samples: the job will see.
            WavHeaderStatus.EndedEarly => isWhole ? AudioProblems.Truncated : null,
            WavHeaderStatus.NotWav => AudioProblems.NotOfType(AudioFormat.Wav),
            WavHeaderStatus.Unsupported => AudioProblems.UnsupportedWav,
            _ when header!.Duration > AudioLimits.MaxDuration => AudioProblems.TooLong,
            _ when header.DataBytes < header.FrameBytes => AudioProblems.Empty,
            _ when isWhole && head.Length - head.Position < header.FrameBytes => AudioProblems.Empty,
            _ => null,
        };
    }
}
