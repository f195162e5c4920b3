using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>Battery 3: every message of every queue is delivered twice, and out of order.</summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class DuplicatedMessagesTests(ITestOutputHelper output)
{
    private const string Name = "duplicated-messages";

    [Fact]
    public async Task Messages_TwiceAndOutOfOrder_HaveTheirEffectsOnce()
    {
        var battery = Battery.Begin(output, Name, shortForm: 200, longForm: 5_000);
        await using var cluster = await PlatformCluster.StartAsync(new ClusterOptions { InstancesOf = new Dictionary<string, int> { ["masking"] = 2, ["jobs"] = 2 } });
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);
        await using var work = await MessageShuffler.StartAsync(cluster.Broker.Address, "maskings", Battery.Seed);
        await using var reports = await MessageShuffler.StartAsync(cluster.Broker.Address, "jobs", Battery.Seed + 1);
        await using var ends = await MessageShuffler.StartAsync(cluster.Broker.Address, "audit", Battery.Seed + 2);

        await jobs.AcceptAsync(battery.N, JobStream.Body(texts: 2));
        await jobs.WaitUntilEndedAsync();
        // The second of the last messages comes after the first has had its effect.
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        foreach (var shuffler in (MessageShuffler[])[work, reports, ends])
            await shuffler.StopAsync();
        var tally = await jobs.CountAsync();
        battery.Conclude(tally, $"messages delivered twice: {work.Messages} of work, {reports.Messages} reports, {ends.Messages} ends");
        Assert.Equal(battery.N, tally.Finished);
        Assert.True(work.Messages >= battery.N && reports.Messages >= 2 * battery.N && ends.Messages >= battery.N);
    }
}
