using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Track;

/// <summary>A job's changes, and what it has brought forth so far, as server-sent events.</summary>
internal static class JobEvents
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);

    public static async Task<IResult> HandleAsync(
        Guid id, HttpContext context, JobReader jobs, JobWatch watch, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await jobs.FindOfAsync(context.User.Caller().Name, id, cancellationToken) is null)
            return JobReader.NotFound.ToHttpResult();
        // Proxies between here and the caller must not collect events into larger pieces.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(FollowAsync(id, jobs, watch, time, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<object?>> FollowAsync(
        Guid id, JobReader jobs, JobWatch watch, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Job? last = null;
        var shown = (Attempt: 0, Batches: 0);
        var sentAt = time.GetTimestamp();
        while (true)
        {
            var changed = watch.WaitAsync(id, cancellationToken);
            var stored = await jobs.FindAsync(id, cancellationToken);
            if (stored is null)
                yield break;

            // The end is the last that is told, and a new attempt, whose events begin anew, the first.
            var job = stored.ToJob();
            if (job != last && !job.HasEnded)
            {
                yield return new SseItem<object?>(job, "job");
                sentAt = time.GetTimestamp();
            }

            if (stored.EventAttempt != shown.Attempt)
                shown = (stored.EventAttempt, 0);
            while (shown.Batches < stored.EventBatches && await jobs.FindEventsAsync(stored, shown.Batches, cancellationToken) is { } batch)
            {
                foreach (var item in batch.Items)
                    yield return new SseItem<object?>(item, batch.Name);
                shown.Batches++;
                sentAt = time.GetTimestamp();
            }

            if (job.HasEnded)
            {
                yield return new SseItem<object?>(job, "job");
                yield break;
            }

            last = job;
            await changed;
            if (time.GetElapsedTime(sentAt) >= HeartbeatInterval)
            {
                yield return new SseItem<object?>(null, "heartbeat");
                sentAt = time.GetTimestamp();
            }
        }
    }
}
