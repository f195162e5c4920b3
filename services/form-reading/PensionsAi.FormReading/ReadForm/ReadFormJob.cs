using System.Net.Mime;
using System.Text.Json;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Files;
using PensionsAi.FormReading.Reviews;
using PensionsAi.FormReading.Templates;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Reads a form, or all forms of a file, as a job.</summary>
internal sealed class ReadFormJob(FormReader reader, ReviewIntake reviews) : IJobHandler
{
    /// <summary>The kind of job.</summary>
    public const string Kind = "form-readings";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var choice = TemplateChoice.Parse(input.Query["template"], input.Query["length"]);
        if (!choice.IsSuccess)
            return JobOutcome.Failed(choice.Problem);
        var kind = FormMediaTypes.Parse(input.ContentType, choice.Value);
        if (!kind.IsSuccess)
            return JobOutcome.Failed(kind.Problem);
        if (await reader.UnknownAsync(choice.Value, cancellationToken) is { } unknown)
            return JobOutcome.Failed(unknown);
        var body = await FormBody.ReadAsync(kind.Value, input.Body, announcedBytes: null, cancellationToken);
        if (!body.IsSuccess)
            return JobOutcome.Failed(body.Problem);

        if (choice.Value.Field is null && await reader.HasSeveralPagesAsync(kind.Value, body.Value, cancellationToken))
            return await ReadAllAsync(choice.Value.FormId, kind.Value, body.Value, SourceOf(input, part: 0), progress, cancellationToken);
        var read = await reader.ReadPageAsync(choice.Value, kind.Value, body.Value, cancellationToken);
        return read.IsSuccess
            ? JobOutcome.Json(await reviews.AddAsync(read.Value.Reading, read.Value.EncodeCrops, SourceOf(input, part: 0), cancellationToken), reader.Model)
            : JobOutcome.Failed(read.Problem, reader.Model);
    }

    private static ReviewSource SourceOf(JobInput input, int part) => new(input.Caller, input.CaseReference, input.JobId, part);

    /// <summary>Every form and every page that is none, whatever is wrong with some of them.</summary>
    private async Task<JobOutcome> ReadAllAsync(
        string? formId, FileKind kind, byte[] content, ReviewSource source, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var readings = new List<Contracts.FormReading>();
        var unread = new List<UnreadPage>();
        await foreach (var outcome in reader.ReadAllAsync(formId, kind, content, cancellationToken))
        {
            // A page that found no turn is no page that cannot be read: the whole job is tried again.
            if (outcome.Problem is { Status: StatusCodes.Status503ServiceUnavailable })
                throw new TimeoutException("A page waited too long for its turn.");
            if (outcome.Form is { } form)
            {
                // A job that is delivered again reads the same forms in the same order.
                var reviewed = await reviews.AddAsync(form.Reading, form.EncodeCrops, source with { Part = readings.Count }, cancellationToken);
                if (!reviewed.IsSuccess)
                    return JobOutcome.Failed(reviewed.Problem, reader.Model);
                readings.Add(reviewed.Value);
            }
            else
            {
                unread.Add(outcome.Unread!);
            }

            // Nothing of the file can be read: then the job has no result, as the call would have had none.
            if (outcome.Problem is { } problem && readings.Count == 0 && unread.Count == 1 && IsOfWholeFile(outcome))
                return JobOutcome.Failed(problem, reader.Model);
            progress.Report(outcome.Progress);
        }

        var result = new FormReadings(readings, unread);
        return JobOutcome.Succeeded(
            reader.Model,
            new JobRepresentation(
                MediaTypeNames.Application.Json,
                (stream, token) => JsonSerializer.SerializeAsync(stream, result, JsonConventions.Options, token)),
            new JobRepresentation(ReadingsCsv.MediaType, (stream, token) => ReadingsCsv.WriteAsync(stream, result, token)));
    }

    private static bool IsOfWholeFile(ReadOutcome outcome) =>
        outcome.Unread is { File: null, Page: 1 } && outcome.Problem!.Kind is "unreadable-zip" or "unreadable-pdf" or "payload-too-large";
}
