using Npgsql;

namespace PensionsAi.Distributed.Running;

/// <summary>The table of jobs, as a measurement prepares and reads it.</summary>
internal sealed class JobRows(string storage) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(storage);

    /// <summary>Adds due jobs, all seen at once, as the jobs service stores them when it accepts them.</summary>
    public async Task AddDueAsync(string kind, int count, CancellationToken cancellationToken)
    {
        await using var insert = _database.CreateCommand("""
            INSERT INTO jobs.jobs ("Id", "Kind", "Caller", "CaseReference", "Status", "CreatedAt", "DispatchAt", "Progress", "Dispatches", "Starts",
                "BegunAttempt", "FailedAttempt", "CallbackAttempts", "ContentType", "Query", "InputReference", "Results", "TraceParent")
            SELECT id, $2, 'case-handling', 'A-2026-1', 'Queued', $3 + place, $3 + place, 0, 0, 0, 0, 0, 0,
                'application/json', '', replace(id::text, '-', '') || '.input', '[]',
                '00-' || md5(id::text) || '-' || left(md5(place::text), 16) || '-01'
            FROM unnest($1) WITH ORDINALITY AS job (id, place)
            """);
        insert.Parameters.AddWithValue(Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray());
        insert.Parameters.AddWithValue(kind);
        insert.Parameters.AddWithValue(Now);
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Removes all jobs with what they keep, and gives their room back.</summary>
    public Task ClearAsync(CancellationToken cancellationToken) => ExecuteAsync("TRUNCATE jobs.jobs, blobs.blobs CASCADE", cancellationToken);

    /// <summary>Jobs that were sent once and are marked so.</summary>
    public Task<long> CountSentAsync(CancellationToken cancellationToken) =>
        AskAsync("""SELECT count(*) FROM jobs.jobs WHERE "Dispatches" = 1 AND "DispatchAt" > $1""", cancellationToken, Now + TimeSpan.FromMinutes(1).Ticks);

    /// <summary>Keeps all unfinished jobs back, as if they were due in an hour.</summary>
    public Task HoldAsync(CancellationToken cancellationToken) => ExecuteAsync(
        """UPDATE jobs.jobs SET "DispatchAt" = $1 WHERE "FinishedAt" IS NULL""", cancellationToken, Now + TimeSpan.FromHours(1).Ticks);

    /// <summary>Makes the oldest unfinished jobs due.</summary>
    public Task ReleaseAsync(int count, CancellationToken cancellationToken) => ExecuteAsync(
        """
        UPDATE jobs.jobs SET "DispatchAt" = $1
        WHERE "Id" IN (SELECT "Id" FROM jobs.jobs WHERE "FinishedAt" IS NULL ORDER BY "CreatedAt" LIMIT $2)
        """,
        cancellationToken, Now, count);

    /// <summary>Jobs that have not ended.</summary>
    public Task<long> CountOpenAsync(CancellationToken cancellationToken) =>
        AskAsync("""SELECT count(*) FROM jobs.jobs WHERE "FinishedAt" IS NULL""", cancellationToken);

    /// <summary>Jobs that ended well at their first attempt.</summary>
    public Task<long> CountSucceededAsync(CancellationToken cancellationToken) =>
        AskAsync("""SELECT count(*) FROM jobs.jobs WHERE "Status" = 'Succeeded' AND "Starts" = 1""", cancellationToken);

    /// <summary>Time from the start of the first to the end of the last of a number of jobs in a row.</summary>
    /// <param name="skipped">How many were accepted before them.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TimeSpan> SpanAsync(int skipped, int count, CancellationToken cancellationToken) => TimeSpan.FromTicks(await AskAsync(
        """
        SELECT max("FinishedAt") - min("StartedAt") FROM (SELECT * FROM jobs.jobs ORDER BY "CreatedAt" OFFSET $1 LIMIT $2) AS job
        """,
        cancellationToken, skipped, count));

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static long Now => TimeProvider.System.GetUtcNow().UtcTicks;

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken, params IEnumerable<long> parameters)
    {
        await using var command = Command(statement, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<long> AskAsync(string statement, CancellationToken cancellationToken, params IEnumerable<long> parameters)
    {
        await using var command = Command(statement, parameters);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private NpgsqlCommand Command(string statement, IEnumerable<long> parameters)
    {
        var command = _database.CreateCommand(statement);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return command;
    }
}
