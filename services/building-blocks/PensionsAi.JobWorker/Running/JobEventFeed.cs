using System.Text.Json;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.JobWorker.Running;

/// <summary>
/// Takes what the caller may see of a job before it has ended, for the events of <c>GET /v1/jobs/{id}/events</c>. It is
/// stored encrypted, and removed with the job, or when the attempt fails or is cancelled. One call at a time.
/// </summary>
public sealed class JobEventFeed
{
    private readonly Func<JobEventBatch, CancellationToken, Task> _store;

    /// <summary>Hands batches on.</summary>
    public JobEventFeed(Func<JobEventBatch, CancellationToken, Task> store) => _store = store;

    /// <summary>Drops what it is given.</summary>
    public static JobEventFeed Nowhere { get; } = new((_, _) => Task.CompletedTask);

    /// <summary>Shows events to whoever follows the job now or later.</summary>
    /// <param name="name">What they are, for example <c>segment</c>.</param>
    /// <param name="items">Their data; none is no event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AddAsync<T>(string name, IReadOnlyCollection<T> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count == 0
            ? Task.CompletedTask
            : _store(new JobEventBatch(name, [.. items.Select(item => JsonSerializer.SerializeToElement(item, JsonConventions.Options))]), cancellationToken);
    }
}
