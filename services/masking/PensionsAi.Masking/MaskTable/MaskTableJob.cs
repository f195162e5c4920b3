using System.Net.Mime;
using System.Text.Json;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Masking.MaskTable;

/// <summary>The job <c>table-maskings</c>: the masked table first, then what was done.</summary>
internal sealed class MaskTableJob(TableMasker masker, MaskText.TextMasker texts, TableRequestParser parser) : IJobHandler
{
    /// <summary>Last segment of the public path.</summary>
    public const string Kind = "table-maskings";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var parsed = await parser.ParseAsync(input.ContentType, input.Query, input.Body, input.Caller, cancellationToken);
        if (!parsed.IsSuccess)
            return JobOutcome.Failed(parsed.Problem, texts.Model);

        var (request, table) = parsed.Value;
        Contracts.TableMaskingReport? report = null;
        return JobOutcome.Succeeded(
            texts.Model,
            new JobRepresentation(
                TableFormats.MediaTypeOf(request.Format),
                async (output, token) => report = await masker.MaskAsync(request, input.Caller, table, output, token)),
            new JobRepresentation(
                MediaTypeNames.Application.Json,
                (output, token) => JsonSerializer.SerializeAsync(output, report!, JsonConventions.Options, token)));
    }
}
