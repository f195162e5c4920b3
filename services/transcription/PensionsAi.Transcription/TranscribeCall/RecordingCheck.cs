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
        var parsed = TranscriptionRequestParser.Parse(request.ContentType, query);
        if (!parsed.IsSuccess)
            return parsed.Problem;
        var format = parsed.Value.Format;
        if (request.Head.IsEmpty)
            return AudioProblems.Empty;
        if (!AudioFormats.MayBegin(format, request.Head.Span))
            return AudioProblems.NotOfType(format);
        if (!ffmpeg.CanRead(format))
            return AudioProblems.FormatNotAvailable(format);
        return format == AudioFormat.Wav ? await FindWavProblemAsync(request, cancellationToken) : null;
    }

    private static async Task<ServiceProblem?> FindWavProblemAsync(JobCheckRequest request, CancellationToken cancellationToken)
    {
        using var head = new MemoryStream(request.Head.ToArray(), writable: false);
        var (status, header) = await WavHeaderReader.ReadAsync(head, cancellationToken);
        return status switch
        {
            // Long chunks before the samples: the job will see.
            WavHeaderStatus.EndedEarly => request.IsWhole ? AudioProblems.Truncated : null,
            WavHeaderStatus.NotWav => AudioProblems.NotOfType(AudioFormat.Wav),
            WavHeaderStatus.Unsupported => AudioProblems.UnsupportedWav,
            _ when header!.Duration > AudioLimits.MaxDuration => AudioProblems.TooLong,
            _ when header.DataBytes < header.FrameBytes => AudioProblems.Empty,
            _ when request.IsWhole && head.Length - head.Position < header.FrameBytes => AudioProblems.Empty,
            _ => null,
        };
    }
}
