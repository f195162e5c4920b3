using PensionsAi.JobWorker.Running;

namespace PensionsAi.Jobs.Tests;

/// <summary>Turns the input round.</summary>
internal sealed class ReverseText : IJobHandler
{
    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await input.Body.CopyToAsync(copy, cancellationToken);
        var bytes = copy.ToArray();
        Array.Reverse(bytes);
        return JobOutcome.Succeeded(null, new JobRepresentation("text/plain", (stream, token) => stream.WriteAsync(bytes, token).AsTask()));
    }
}
