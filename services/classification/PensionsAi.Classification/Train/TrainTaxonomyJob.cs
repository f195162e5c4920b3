using PensionsAi.Classification.Contracts;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Train;

/// <summary>The job <c>trainings</c>: its result is the new version's report.</summary>
internal sealed class TrainTaxonomyJob(TaxonomyTraining training) : IJobHandler
{
    /// <summary>Last segment of the public path.</summary>
    public const string Kind = "trainings";

    /// <summary>What the path names.</summary>
    public const string IdParameter = "id";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var wanted = await ReadAsync(input.Body, cancellationToken);
        if (!wanted.IsSuccess)
            return JobOutcome.Failed(wanted.Problem);
        var report = await training.TrainAsync(
            input.JobId, input.Query[IdParameter].ToString(), wanted.Value.Activate, input.Caller, progress, cancellationToken);
        return JobOutcome.Json(report, report.IsSuccess ? report.Value.Model : null);
    }

    /// <summary>What a body says, which may be empty.</summary>
    public static async Task<Outcome<TrainTaxonomy>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancellationToken);
        if (buffer.Length == 0)
            return new TrainTaxonomy();
        buffer.Position = 0;
        return await JsonBody.ReadAsync<TrainTaxonomy>(buffer, cancellationToken);
    }
}
