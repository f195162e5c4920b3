using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Npgsql;
using PensionsAi.Platform.Tests.Node;
using Polly;
using Polly.Retry;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>Calls that become jobs of masking, and what becomes of them.</summary>
internal sealed class JobStream(PlatformCluster cluster, HttpClient client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // A look at the database, which nothing harms while one is taken, is none of what is tried: on a machine that others use, one may time out.
    private static readonly ResiliencePipeline Looks = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(exception => exception.IsTransient),
            Delay = TimeSpan.FromMilliseconds(200),
        })
        .Build();

    private readonly ConcurrentQueue<Uri> _accepted = new();
    private readonly ConcurrentDictionary<string, int> _refused = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Where the accepted jobs are followed, in no order.</summary>
    public IReadOnlyCollection<Uri> Accepted => _accepted;

    /// <summary>Answers that were not 202, by the kind of problem.</summary>
    public IReadOnlyDictionary<string, int> Refused => _refused;

    /// <summary>A body of masking: texts of that many sentences of 28 characters.</summary>
    public static byte[] Body(int texts, int sentences = 18) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        texts = Enumerable.Range(0, texts).Select(i => new { id = $"{i}", text = string.Concat(Enumerable.Repeat("Anna Öberg bor i Sundsvall. ", sentences)) }),
    });

    /// <summary>Makes a number of calls, some at a time, and keeps the answers.</summary>
    public Task AcceptAsync(int count, byte[] body, int concurrency = 8) =>
        Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = Cancelled },
            async (_, _) => (await CallAsync(client, body)).Dispose());

    /// <summary>Makes one call of some client, and keeps the answer.</summary>
    public async Task<HttpResponseMessage> CallAsync(HttpClient caller, byte[] body)
    {
        var answer = await caller.PostAsync("/v1/maskings", "application/json", body, ("Prefer", "respond-async"));
        if (answer.StatusCode == HttpStatusCode.Accepted)
            _accepted.Enqueue(answer.Headers.Location!);
        else
            _refused.AddOrUpdate(await answer.ProblemAsync((int)answer.StatusCode), 1, (_, times) => times + 1);
        if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            Assert.NotNull(answer.Headers.RetryAfter);
        return answer;
    }

    /// <summary>Waits until as many calls were answered.</summary>
    public Task WaitUntilAnsweredAsync(int count) => Eventually.IsTrueAsync(
        () => Task.FromResult(_accepted.Count + _refused.Values.Sum() >= count), Patience, TimeSpan.FromMilliseconds(20));

    /// <summary>Waits until no job of the database waits or runs, and no end is left to be told, then asks the API about each.</summary>
    public async Task<JobTally> CountAsync()
    {
        await WaitUntilEndedAsync();
        var statuses = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(_accepted, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancelled }, async (location, _) =>
        {
            using var answer = await client.GetAsync(location, Cancelled);
            statuses.Add(answer.StatusCode == HttpStatusCode.OK ? await StatusAsync(location, answer) : "missing");
        });
        var finished = statuses.Count(status => status == "succeeded");
        var failed = statuses.Count(status => status == "failed");
        return new JobTally(_accepted.Count, finished, failed, _accepted.Count - finished - failed, await CountDuplicatesAsync());
    }

    /// <summary>Waits until no job of the database waits or runs, and no end is left to be told.</summary>
    public async Task WaitUntilEndedAsync()
    {
        await Eventually.IsTrueAsync(
            async () => await CountAsync("SELECT count(*) FROM jobs.jobs WHERE \"DispatchAt\" IS NOT NULL OR \"ReportAt\" IS NOT NULL") == 0, Patience);
        // What was reported is on its way from the broker to the audit trail.
        await Eventually.IsTrueAsync(
            async () => await CountAsync("SELECT count(*) FROM jobs.jobs AS job WHERE NOT EXISTS (SELECT FROM gateway.audit_entries WHERE \"Method\" IS NULL AND \"JobId\" = job.\"Id\")") == 0,
            Patience);
    }

    /// <summary>A number from the platform's database.</summary>
    public async Task<long> CountAsync(string query) => await Looks.ExecuteAsync(
        async cancelled =>
        {
            await using var connection = new NpgsqlConnection(cluster.Storage);
            await connection.OpenAsync(cancelled);
            await using var command = new NpgsqlCommand(query, connection);
            return (long)(await command.ExecuteScalarAsync(cancelled))!;
        },
        Cancelled);

    /// <summary>Jobs that have ended.</summary>
    public Task<long> CountEndedAsync() => CountAsync("SELECT count(*) FROM jobs.jobs WHERE \"FinishedAt\" IS NOT NULL");

    private async Task<string> StatusAsync(Uri location, HttpResponseMessage answer)
    {
        var status = (await answer.JsonAsync()).GetProperty("status").GetString()!;
        if (status != "succeeded")
            return status;
        using var result = await client.GetAsync(new Uri(location + "/result", UriKind.RelativeOrAbsolute), Cancelled);
        return result.StatusCode == HttpStatusCode.OK ? status : "without result";
    }

    private async Task<int> CountDuplicatesAsync() => (int)await CountAsync("""
        SELECT (SELECT count(*) - count(DISTINCT "JobId") FROM gateway.audit_entries WHERE "Method" IS NULL)
             + (SELECT count(*) FROM gateway.audit_entries AS entry
                WHERE "Method" IS NULL AND NOT EXISTS (SELECT FROM jobs.jobs WHERE "Id" = entry."JobId"))
             + (SELECT count(*) FROM blobs.blobs AS blob
                WHERE chunks IS NOT NULL AND name LIKE '%.result.%'
                  AND NOT EXISTS (SELECT FROM jobs.jobs WHERE "Id" = left(name, 32)::uuid AND "Results" LIKE '%' || blob.name || '%'))
        """);
}
