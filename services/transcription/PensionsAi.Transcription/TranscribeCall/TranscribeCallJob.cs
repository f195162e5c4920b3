using PensionsAi.JobWorker.Running;

namespace PensionsAi.Transcription.TranscribeCall;

/// <summary>The job <c>transcriptions</c>.</summary>
internal sealed class TranscribeCallJob(CallTranscriber transcriber) : IJobHandler
{
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var request = TranscriptionRequestParser.Parse(input.ContentType, input.Query);
        if (!request.IsSuccess)
            return JobOutcome.Failed(request.Problem);
        return JobOutcome.Json(await transcriber.TranscribeAsync(request.Value, input.Body, progress, cancellationToken), model: null);
    }
}
