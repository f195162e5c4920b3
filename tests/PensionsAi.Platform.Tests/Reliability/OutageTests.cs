using System.Net;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>Battery 8: the database is killed, the broker refuses because its disk is full, and the disk of a single node is full.</summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class OutageTests(ITestOutputHelper output)
{
    private const string Name = "outage";

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(Battery.Choose(8, 60));

    // Longer than anything that is tried a few times only.
    private static readonly TimeSpan DatabaseAway = TimeSpan.FromSeconds(Battery.Choose(25, 60));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Database_KilledUnderLoad_503AndNothingIsLost()
    {
        var battery = Battery.Begin(output, Name, shortForm: 1, longForm: 5);
        await using var cluster = await PlatformCluster.StartAsync();
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);
        await using var texts = Traffic.Start(1, () => client.PostAsync("/v1/maskings", "application/json", JobStream.Body(texts: 1)), TimeSpan.FromMilliseconds(50));
        using var enough = new CancellationTokenSource();
        var accepting = AcceptUntilAsync(jobs, enough.Token);
        for (var kill = 0; kill < battery.N; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(3), Cancelled);
            await cluster.Database.KillAsync();
            await Task.Delay(DatabaseAway, Cancelled);
            await cluster.Database.RestartAsync();
        }

        var answered = texts.Answers.Count;
        await Eventually.IsTrueAsync(() => Task.FromResult(texts.Answers.Skip(answered).Any(answer => answer.IsSuccess)));
        await enough.CancelAsync();
        await accepting;
        var answers = await texts.StopAsync();
        battery.Conclude(await jobs.CountAsync(), $"database away {battery.N} times for {DatabaseAway.TotalSeconds:F0} s; jobs refused {jobs.Refused.Values.Sum()}; texts {answers.Statuses()}");
        Assert.Equal(["unavailable"], jobs.Refused.Keys);
        Assert.All(answers, answer => Assert.True(answer.IsSuccess || answer.IsRefusal, $"{answer.Status}"));
    }

    [Fact]
    public async Task Broker_RefusingBecauseOfItsDisk_JobsWaitAndNothingIsRefused()
    {
        var battery = Battery.Begin(output, Name, shortForm: 100, longForm: 2_000);
        await using var cluster = await PlatformCluster.StartAsync();
        using var client = cluster.Client(cluster.Key);
        using var gateway = cluster.Client(null);
        var jobs = new JobStream(cluster, client);
        await cluster.Broker.ControlAsync("set_disk_free_limit", "100000GB");
        await jobs.AcceptAsync(battery.N, JobStream.Body(texts: 1));
        await Task.Delay(Duration, Cancelled);
        var ended = await jobs.CountEndedAsync();
        using (var ready = await gateway.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancelled))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        await cluster.Broker.ControlAsync("set_disk_free_limit", "50MB");
        battery.Conclude(await jobs.CountAsync(), $"ended while the broker refused {ended}");
        Assert.Empty(jobs.Refused);
        Assert.True(ended < battery.N);
    }

    [Fact]
    public async Task Node_DiskFull_503AndNothingIsLost()
    {
        Assert.SkipWhen(SmallDisk.Missing is not null, SmallDisk.Missing ?? string.Empty);
        var battery = Battery.Begin(output, Name, shortForm: 20, longForm: 500);
        await using var disk = SmallDisk.Create(megabytes: 64);
        await using var node = await PlatformNode.StartAsync(disk.Folder, new Dictionary<string, string> { ["Jobs__ReservedBytes"] = "0" });
        using var client = node.Client(node.Key);
        var accepted = new List<Uri>();
        await AcceptAsync();
        disk.Fill();
        var before = accepted.Count;
        var refused = await AcceptAsync();
        disk.Free();
        await Eventually.IsTrueAsync(async () =>
        {
            using var answer = await client.PostAsync("/v1/maskings", "application/json", JobStream.Body(texts: 10));
            return answer.StatusCode == HttpStatusCode.OK;
        });
        await Eventually.IsTrueAsync(async () => (await AcceptAsync()).Count == 0);

        Assert.Equal(battery.N, before);
        Assert.True(refused.Count > 0);
        Assert.All(refused, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        foreach (var location in accepted)
            Assert.Equal("succeeded", (await client.FollowAsync(location)).GetProperty("status").GetString());
        battery.Say($"disk of a single node full: accepted {accepted.Count}, finished {accepted.Count}, refused {refused.Count}, lost 0");

        async Task<List<HttpStatusCode>> AcceptAsync()
        {
            var refused = new List<HttpStatusCode>();
            for (var i = 0; i < battery.N; i++)
            {
                using var answer = await client.PostAsync("/v1/maskings", "application/json", JobStream.Body(texts: 10), ("Prefer", "respond-async"));
                if (answer.StatusCode == HttpStatusCode.Accepted)
                    accepted.Add(answer.Headers.Location!);
                else
                    refused.Add(answer.StatusCode);
                Assert.True(answer.IsSuccessStatusCode || answer.Headers.RetryAfter is not null);
            }

            return refused;
        }
    }

    private static async Task AcceptUntilAsync(JobStream jobs, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await jobs.AcceptAsync(4, JobStream.Body(texts: 1));
            await Task.Delay(50, CancellationToken.None);
        }
    }
}
