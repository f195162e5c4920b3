using System.Net.Mime;
using System.Text;
using System.Text.Json;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Transcription.Transcripts;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>The job <c>transcriptions</c>: the transcript as JSON, as subtitles of two kinds and as text.</summary>
internal sealed class TranscribeCallJob(CallTranscriber transcriber) : IJobHandler
{
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var call = await TranscriptionRequestParser.ParseAsync(input.ContentType, input.Query, input.Body, cancellationToken);
        if (!call.IsSuccess)
            return JobOutcome.Failed(call.Problem);
        var transcribed = await transcriber.TranscribeAsync(call.Value.Request, call.Value.Audio, input.Events, progress, cancellationToken);
        if (!transcribed.IsSuccess)
            return JobOutcome.Failed(transcribed.Problem);
        if (await call.Value.FindRestAsync(cancellationToken) is { } rest)
            return JobOutcome.Failed(rest);

        var transcript = transcribed.Value;
        return JobOutcome.Succeeded(
            transcript.Model,
            new JobRepresentation(
                MediaTypeNames.Application.Json,
                (output, token) => JsonSerializer.SerializeAsync(output, transcript, JsonConventions.Options, token)),
            Text(TranscriptFormats.WebVttType, () => TranscriptFormats.WebVtt(transcript)),
            Text(TranscriptFormats.SubRipType, () => TranscriptFormats.SubRip(transcript)),
            Text(TranscriptFormats.PlainTextType, () => TranscriptFormats.PlainText(transcript)));
    }

    private static JobRepresentation Text(string contentType, Func<string> write) =>
        new(contentType, (output, token) => output.WriteAsync(Encoding.UTF8.GetBytes(write()), token).AsTask());
}
