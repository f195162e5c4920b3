using System.Diagnostics;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>Battery 1: the broker is killed while jobs are accepted and done. This shows <c>kill -9</c>, not a power loss.</summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class BrokerKilledTests(ITestOutputHelper output)
{
    private const string Name = "broker-killed";
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Broker_Killed_CallsAreStillAcceptedAndNoJobIsLost()
    {
        var battery = Battery.Begin(output, Name, shortForm: 400, longForm: 10_000);
        var kills = Battery.Choose(2, 5);
        await using var cluster = await PlatformCluster.StartAsync();
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);
        var accepting = jobs.AcceptAsync(battery.N, JobStream.Body(texts: 2));
        var recoveries = new List<double>();
        for (var kill = 1; kill <= kills; kill++)
        {
            await jobs.WaitUntilAnsweredAsync(battery.N * kill / (kills + 2));
            await cluster.Broker.KillAndRestartAsync();
            var back = Stopwatch.GetTimestamp();
            var ended = await jobs.CountEndedAsync();
            await Eventually.IsTrueAsync(async () => await jobs.CountEndedAsync() > ended, pause: TimeSpan.FromMilliseconds(50));
            recoveries.Add(Stopwatch.GetElapsedTime(back).TotalSeconds);
        }

        await accepting;
        battery.Conclude(await jobs.CountAsync(), $"broker killed {kills} times, jobs ended again {string.Join(" / ", recoveries.Select(seconds => $"{seconds:F1}"))} s after it was back");
        Assert.Empty(jobs.Refused);
        Assert.All(recoveries, seconds => Assert.InRange(seconds, 0, BackWithin.TotalSeconds));
    }
}
