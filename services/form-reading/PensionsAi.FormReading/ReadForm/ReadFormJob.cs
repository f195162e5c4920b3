using PensionsAi.FormReading.Templates;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Reads a form as a job.</summary>
internal sealed class ReadFormJob(FormReader reader) : IJobHandler
{
    /// <summary>The kind of job.</summary>
    public const string Kind = "form-readings";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (PictureMediaTypes.Check(input.ContentType) is { } unsupported)
            return JobOutcome.Failed(unsupported);
        var choice = TemplateChoice.Parse(input.Query["template"], input.Query["length"]);
        if (!choice.IsSuccess)
            return JobOutcome.Failed(choice.Problem);
        var body = await PictureBody.ReadAsync(input.Body, announcedBytes: null, cancellationToken);
        if (!body.IsSuccess)
            return JobOutcome.Failed(body.Problem);
        var read = await reader.ReadAsync(choice.Value, body.Value, cancellationToken);
        return read.IsSuccess
            ? JobOutcome.Json<Contracts.FormReading>(read.Value.Reading, reader.Model)
            : JobOutcome.Failed(read.Problem, reader.Model);
    }
}
