using System.Diagnostics;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>Battery 2: a service, one of two processes of it, is killed in the middle of messages.</summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class ServiceKilledTests(ITestOutputHelper output)
{
    private const string Name = "service-killed";
    private const double RedeliveredWithin = 5;

    [Fact]
    public async Task Service_KilledInTheMiddleOfMessages_TheOtherProcessDoesThem()
    {
        var battery = Battery.Begin(output, Name, shortForm: 4, longForm: 20);
        await using var cluster = await PlatformCluster.StartAsync(new ClusterOptions
        {
            InstancesOf = new Dictionary<string, int> { ["masking"] = 2 },
            // Chance may kill one job again and again.
            Settings = new Dictionary<string, string> { ["Jobs__MaxAttempts"] = "10" },
        });
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);
        using var enough = new CancellationTokenSource();
        var accepting = AcceptUntilAsync(jobs, enough.Token);
        var redeliveries = new List<double>();
        for (var kill = 0; kill < battery.N; kill++)
        {
            await Task.Delay(battery.Random.Next(500, 2_000), TestContext.Current.CancellationToken);
            // Each process does two at once: of three that run, each has one at least.
            await Eventually.IsTrueAsync(
                async () => await jobs.CountAsync("SELECT count(*) FROM jobs.jobs WHERE \"Status\" = 'Running'") >= 3, pause: TimeSpan.FromMilliseconds(10));
            var instance = kill % 2 == 0 ? "masking" : "masking-2";
            var before = await CountBegunAgainAsync(jobs);
            var killed = Stopwatch.GetTimestamp();
            await cluster.KillAsync(instance);
            await Eventually.IsTrueAsync(async () => await CountBegunAgainAsync(jobs) > before, pause: TimeSpan.FromMilliseconds(20));
            redeliveries.Add(Stopwatch.GetElapsedTime(killed).TotalSeconds);
            await cluster.RestartAsync(instance);
        }

        await enough.CancelAsync();
        await accepting;
        var median = redeliveries.Order().ElementAt(redeliveries.Count / 2);
        battery.Conclude(await jobs.CountAsync(), $"killed {battery.N} times, begun again after {median:F1} s at the median, {redeliveries.Max():F1} s at most");
        Assert.Empty(jobs.Refused);
        // In the short form the slowest is one of four, and a machine that others use has its share in it.
        Assert.InRange(Battery.Choose(median, redeliveries.Max()), 0, RedeliveredWithin);
        Assert.Equal(0u, await cluster.Broker.CountAsync("dead-letters"));
    }

    private static Task<long> CountBegunAgainAsync(JobStream jobs) => jobs.CountAsync("SELECT coalesce(sum(\"Starts\" - 1), 0)::bigint FROM jobs.jobs WHERE \"Starts\" > 1");

    // Enough that both processes have some, and so few that the one has room for what the other loses. Each takes about a second, in a process
    // that has just started too: what a job takes is waited for where both places of the other process are taken.
    private static async Task AcceptUntilAsync(JobStream jobs, CancellationToken enough)
    {
        var body = JobStream.Body(texts: 250, sentences: 100);
        while (!enough.IsCancellationRequested)
        {
            if (await jobs.CountAsync("SELECT count(*) FROM jobs.jobs WHERE \"DispatchAt\" IS NOT NULL") < 3)
                await jobs.AcceptAsync(1, body);
            else
                await Task.Delay(20, CancellationToken.None);
        }
    }
}
