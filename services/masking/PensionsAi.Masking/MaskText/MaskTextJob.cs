using System.Net.Mime;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Masking.Contracts.MaskText;

namespace PensionsAi.Masking.MaskText;

/// <summary>The same call as a job.</summary>
internal sealed class MaskTextJob(TextMasker masker) : IJobHandler
{
    /// <summary>Last segment of the public path.</summary>
    public const string Kind = "maskings";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (!JsonMediaType.IsJson(input.ContentType))
            return JobOutcome.Failed(ServiceProblem.UnsupportedMediaType(MediaTypeNames.Application.Json));
        var request = await JsonBody.ReadAsync<Request>(input.Body, cancellationToken);
        return request.IsSuccess
            ? JobOutcome.Json(await masker.MaskAsync(request.Value, input.Caller, progress, cancellationToken), masker.Model)
            : JobOutcome.Failed(request.Problem);
    }
}
