using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Jobs.Accept;

/// <summary>
/// Whether there is room for another job: in the backlog of its kind and in the storage. It looks once a second at most, so a
/// flood costs one count a second, and adds what it has let in since; several instances may pass a limit together by what they
/// accept in that second. Thread-safe.
/// </summary>
internal sealed class Intake(IDbContextFactory<JobsDbContext> contexts, EncryptedBlobs blobs, IOptions<JobsOptions> options, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Taken> _taken = options.Value.Kinds.Keys.ToDictionary(kind => kind, _ => new Taken());
    private Task<Room>? _look;
    private Room? _room;

    /// <summary>Takes a place for another job, or says why there is none. Whoever has one accepts the job, or lets go of it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="bytes">Length of its input, or the most that it can be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<Outcome<Place>> EnterAsync(string kind, long bytes, CancellationToken cancellationToken)
    {
        var room = await LookAsync().WaitAsync(cancellationToken);
        lock (_lock)
        {
            var takenBytes = _taken.Values.Sum(taken => taken.BytesInHand + taken.BytesAccepted) - room.BytesAccepted;
            if (room.FreeBytes - takenBytes - bytes < options.Value.ReservedBytes)
                return JobProblems.StorageFull;

            var own = _taken[kind];
            var (waiting, acceptedBefore) = room.Kinds[kind];
            if (waiting + own.InHand + own.Accepted - acceptedBefore >= options.Value.Kinds[kind].MaxBacklog)
                return JobProblems.BacklogFull;

            own.InHand++;
            own.BytesInHand += bytes;
            return new Place(this, own, bytes);
        }
    }

    // Who comes while somebody looks waits for what is seen.
    private Task<Room> LookAsync()
    {
        lock (_lock)
        {
            if (_room is { } room && time.GetElapsedTime(room.SeenAt) < MaxAge)
                return Task.FromResult(room);
            if (_look is null or { IsCompleted: true })
            {
                // What is committed from here on may be counted in the database and here, until the next look; it is never missed.
                var before = _taken.ToDictionary(taken => taken.Key, taken => taken.Value.Accepted);
                var bytesBefore = _taken.Values.Sum(taken => taken.BytesAccepted);
                _look = Task.Run(() => CountAsync(before, bytesBefore));
            }

            return _look;
        }
    }

    private async Task<Room> CountAsync(Dictionary<string, long> acceptedBefore, long bytesBefore)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var backlog = await context.Jobs
            .Where(job => job.DispatchAt != null)
            .GroupBy(job => job.Kind)
            .Select(jobs => new { Kind = jobs.Key, Count = jobs.LongCount() })
            .ToDictionaryAsync(jobs => jobs.Kind, jobs => jobs.Count);
        var free = await blobs.GetFreeBytesAsync(CancellationToken.None);
        var kinds = acceptedBefore.ToDictionary(kind => kind.Key, kind => (backlog.GetValueOrDefault(kind.Key), kind.Value));
        lock (_lock)
            return _room = new Room(time.GetTimestamp(), free, bytesBefore, kinds);
    }

    /// <summary>A job's place, from before it is checked until it is accepted or refused.</summary>
    internal sealed class Place(Intake intake, Taken taken, long bytes) : IDisposable
    {
        private bool _isAccepted;

        /// <summary>The job is stored, and counts until the database is looked at again.</summary>
        public void Accept() => _isAccepted = true;

        public void Dispose()
        {
            lock (intake._lock)
            {
                taken.InHand--;
                taken.BytesInHand -= bytes;
                if (!_isAccepted)
                    return;
                taken.Accepted++;
                taken.BytesAccepted += bytes;
            }
        }
    }

    /// <summary>What this process has let in of a kind: in hand now, and accepted ever.</summary>
    internal sealed class Taken
    {
        public long InHand { get; set; }

        public long BytesInHand { get; set; }

        public long Accepted { get; set; }

        public long BytesAccepted { get; set; }
    }

    /// <summary>What was seen, and what this process had accepted before it looked.</summary>
    private sealed record Room(long SeenAt, long FreeBytes, long BytesAccepted, Dictionary<string, (long Waiting, long AcceptedBefore)> Kinds);
}
