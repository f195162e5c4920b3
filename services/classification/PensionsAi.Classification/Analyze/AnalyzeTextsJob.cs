using System.Net.Mime;
using System.Text;
using System.Text.Json;
using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Classification.Analyze;

/// <summary>The job <c>analyses</c>: the report as JSON, as a page and as a workbook.</summary>
internal sealed class AnalyzeTextsJob(TextAnalyzer analyzer, TaxonomyStore taxonomies) : IJobHandler
{
    /// <summary>Last segment of the public path.</summary>
    public const string Kind = "analyses";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var parsed = await AnalysisRequestParser.ParseAsync(input.ContentType, input.Query, input.Body, cancellationToken);
        if (!parsed.IsSuccess)
            return JobOutcome.Failed(parsed.Problem);
        var (request, file) = parsed.Value;
        var analysed = await analyzer.AnalyzeAsync(request, file, input.Caller, input.JobId, progress, cancellationToken);
        if (!analysed.IsSuccess)
            return JobOutcome.Failed(analysed.Problem);
        var report = analysed.Value;
        var name = (await taxonomies.FindAsync(report.Taxonomy, cancellationToken))?.Name ?? report.Taxonomy;
        return JobOutcome.Succeeded(
            report.Model,
            new JobRepresentation(MediaTypeNames.Application.Json, (output, token) => JsonSerializer.SerializeAsync(output, report, JsonConventions.Options, token)),
            new JobRepresentation(MediaTypeNames.Text.Html, (output, token) => output.WriteAsync(Encoding.UTF8.GetBytes(AnalysisHtml.Write(report, name)), token).AsTask()),
            new JobRepresentation(TableFormats.Xlsx, (output, token) => output.WriteAsync(AnalysisWorkbook.Write(report), token).AsTask()));
    }
}
