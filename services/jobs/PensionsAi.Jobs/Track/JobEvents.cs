using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Track;

/// <summary>A job's changes, and what it has brought forth so far, as server-sent events.</summary>
internal static class JobEvents
{
    // HTML, 9.2.4: what browsers send when they come back.
    private const string LastEventId = "Last-Event-ID";

    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);

    public static async Task<IResult> HandleAsync(
        Guid id, HttpContext context, JobReader jobs, JobWatch watch, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await jobs.FindOfAsync(context.User.Caller().Name, id, cancellationToken) is null)
            return JobReader.NotFound.ToHttpResult();
        // Proxies between here and the caller must not collect events into larger pieces.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var place = EventPlace.Parse(context.Request.Headers[LastEventId]);
        return TypedResults.ServerSentEvents(FollowAsync(id, place, jobs, watch, time, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<object?>> FollowAsync(
        Guid id, EventPlace place, JobReader jobs, JobWatch watch, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Job? last = null;
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

            if (stored.EventAttempt != place.Attempt || place.Batch > stored.EventBatches)
                place = new EventPlace(stored.EventAttempt, 0, 0);
            while (place.Batch < stored.EventBatches && await jobs.FindEventsAsync(stored, place.Batch, cancellationToken) is { } batch)
            {
                foreach (var item in batch.Items.Skip(place.Item))
                {
                    place = place with { Item = place.Item + 1 };
                    yield return new SseItem<object?>(item, batch.Name) { EventId = place.ToString() };
                }

                place = new EventPlace(place.Attempt, place.Batch + 1, 0);
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
