using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// Parts of a platform of separate processes are killed while jobs run. Lost is a job that was accepted and neither finished nor
/// visibly failed. The numbers of jobs and kills are those of the short form unless <c>PENSIONSAI_RELIABILITY_JOBS</c> says more.
/// This shows <c>kill -9</c>, not a power loss.
/// </summary>
public sealed class KilledPartsTests(ITestOutputHelper output)
{
    private static readonly int Jobs =
        int.TryParse(Environment.GetEnvironmentVariable("PENSIONSAI_RELIABILITY_JOBS"), NumberStyles.None, CultureInfo.InvariantCulture, out var jobs)
            ? jobs
            : 60;

    private static readonly byte[] Body = JsonSerializer.SerializeToUtf8Bytes(new
    {
        texts = Enumerable.Range(0, 40).Select(i => new { id = $"{i}", text = string.Concat(Enumerable.Repeat("Anna Öberg bor i Sundsvall. ", 20)) }),
    });

    // A worker that dies says nothing; the shorter the lease, the sooner its job is given to another.
    private static readonly Dictionary<string, string> Settings = new() { ["Jobs__Lease"] = "00:00:30" };

    [Fact]
    public async Task Service_KilledInTheMiddleOfMessages_NoJobIsLost()
    {
        const int kills = 4;
        await using var cluster = await PlatformCluster.StartAsync(Settings);
        using var client = cluster.Client(cluster.Key);
        var accepting = AcceptAsync(client);
        for (var i = 0; i < kills; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
            await cluster.KillAsync("masking");
            await cluster.RestartAsync("masking");
        }

        await AssertAllFinishAsync(client, await accepting, $"masking killed {kills} times");
        Assert.Equal(0u, await cluster.Broker.CountAsync("dead-letters"));
    }

    [Fact]
    public async Task Broker_Killed_CallsAreStillAcceptedAndNoJobIsLost()
    {
        const int kills = 2;
        await using var cluster = await PlatformCluster.StartAsync(Settings);
        using var client = cluster.Client(cluster.Key);
        var accepting = AcceptAsync(client);
        for (var i = 0; i < kills; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
            await cluster.Broker.KillAndRestartAsync();
        }

        await AssertAllFinishAsync(client, await accepting, $"broker killed {kills} times");
    }

    [Fact]
    public async Task Jobs_Killed_NoJobIsLost()
    {
        await using var cluster = await PlatformCluster.StartAsync(Settings);
        using var client = cluster.Client(cluster.Key);
        var accepted = await AcceptAsync(client);
        await cluster.KillAsync("jobs");
        await cluster.RestartAsync("jobs");
        await AssertAllFinishAsync(client, accepted, "jobs killed once");
    }

    private static async Task<IReadOnlyList<Uri>> AcceptAsync(HttpClient client)
    {
        var accepted = new List<Uri>();
        for (var i = 0; i < Jobs; i++)
        {
            using var answer = await client.PostAsync("/v1/maskings", "application/json", Body, ("Prefer", "respond-async"));
            await answer.JsonAsync(202);
            accepted.Add(answer.Headers.Location!);
        }

        return accepted;
    }

    private async Task AssertAllFinishAsync(HttpClient client, IReadOnlyList<Uri> accepted, string what)
    {
        var start = Stopwatch.GetTimestamp();
        var ends = new List<(string Status, int Attempts)>();
        foreach (var location in accepted)
        {
            var job = await client.FollowAsync(location);
            ends.Add((job.GetProperty("status").GetString()!, job.GetProperty("attempts").GetInt32()));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: accepted {accepted.Count}, finished {ends.Count(end => end.Status == "succeeded")}, failed {ends.Count(end => end.Status == "failed")}, "
            + $"lost {accepted.Count - ends.Count}, tried more than once {ends.Count(end => end.Attempts > 1)}, all ended {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s later"));
        Assert.Equal(Jobs, accepted.Count);
        Assert.All(ends, end => Assert.Equal("succeeded", end.Status));
    }
}
