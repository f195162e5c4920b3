using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Templates;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Reads a form as a job.</summary>
internal sealed class ReadFormJob(ReviewedReader reader) : IJobHandler
{
    /// <summary>The kind of job.</summary>
    public const string Kind = "form-readings";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (PictureMediaTypes.Check(input.ContentType) is { } unsupported)
            return JobOutcome.Failed(unsupported);
        var template = FieldTemplate.Find(input.Query["template"], input.Query["length"]);
        if (!template.IsSuccess)
            return JobOutcome.Failed(template.Problem);
        var body = await PictureBody.ReadAsync(input.Body, announcedBytes: null, cancellationToken);
        return body.IsSuccess
            ? JobOutcome.Json(await reader.ReadAsync(template.Value, body.Value, new ReviewSource(input.Caller, input.CaseReference, input.JobId), cancellationToken), reader.Model)
            : JobOutcome.Failed(body.Problem);
    }
}
