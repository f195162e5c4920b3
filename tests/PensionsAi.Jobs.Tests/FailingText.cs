using System.Collections.Concurrent;
using System.Text;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.Jobs.Tests;

/// <summary>Throws, with the input in the message, on a text that says "always"; the first time only on any other.</summary>
internal sealed class FailingText : IJobHandler
{
    private readonly ConcurrentDictionary<Guid, int> _attempts = new();

    public async Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        var attempt = _attempts.AddOrUpdate(input.JobId, 1, (_, before) => before + 1);
        if (text.Contains("always", StringComparison.Ordinal) || attempt == 1)
            throw new InvalidOperationException(text);
        return JobOutcome.Succeeded(null, new JobRepresentation(
            "text/plain", (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), token).AsTask()));
    }
}
