using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Track;

/// <summary>A job's changes as server-sent events.</summary>
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

    private static async IAsyncEnumerable<SseItem<Job?>> FollowAsync(
        Guid id, JobReader jobs, JobWatch watch, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Job? last = null;
        var sentAt = time.GetTimestamp();
        while (true)
        {
            var changed = watch.WaitAsync(id, cancellationToken);
            var job = (await jobs.FindAsync(id, cancellationToken))?.ToJob();
            if (job is null)
                yield break;
            if (job != last)
            {
                yield return new SseItem<Job?>(job, "job");
                last = job;
                sentAt = time.GetTimestamp();
            }

            if (job.HasEnded)
                yield break;
            await changed;
            if (time.GetElapsedTime(sentAt) >= HeartbeatInterval)
            {
                yield return new SseItem<Job?>(null, "heartbeat");
                sentAt = time.GetTimestamp();
            }
        }
    }
}
