using System.Net.Mime;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Classification.Contracts.ClassifyText;

namespace PensionsAi.Classification.ClassifyText;

/// <summary>The same call as a job.</summary>
internal sealed class ClassifyTextJob(TextClassifier classifier) : IJobHandler
{
    /// <summary>Last segment of the public path.</summary>
    public const string Kind = "classifications";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (!JsonMediaType.IsJson(input.ContentType))
            return JobOutcome.Failed(ServiceProblem.UnsupportedMediaType(MediaTypeNames.Application.Json));
        var request = await JsonBody.ReadAsync<Request>(input.Body, cancellationToken);
        if (!request.IsSuccess)
            return JobOutcome.Failed(request.Problem);
        var result = await classifier.ClassifyAsync(request.Value, progress, cancellationToken);
        return JobOutcome.Json(result, result.IsSuccess ? result.Value.Model : null);
    }
}
