using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// Battery 4: jobs is killed when a job is in the database and not at the broker, and when it is at the broker and the database
/// does not know. The proxy before the broker holds it at either point until it is dead.
/// </summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class JobsKilledTests(ITestOutputHelper output)
{
    private const string Name = "jobs-killed";

    [Fact]
    public async Task Jobs_KilledBetweenCommitAndPublish_NothingIsLost()
    {
        var battery = Battery.Begin(output, Name, shortForm: 40, longForm: 1_000);
        await using var cluster = await PlatformCluster.StartAsync(new ClusterOptions { HasProxies = true });
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);

        cluster.Proxies["broker"].Set(Fault.BlackHole);
        await jobs.AcceptAsync(battery.N, JobStream.Body(texts: 1));
        await cluster.KillAsync("jobs");
        Assert.Equal(0u, await cluster.Broker.CountAsync("maskings"));
        Assert.Equal(0, await jobs.CountAsync("SELECT count(*) FROM jobs.jobs WHERE \"Starts\" > 0"));
        cluster.Proxies["broker"].Set(Fault.None);

        await cluster.RestartAsync("jobs");
        battery.Conclude(await jobs.CountAsync(), "killed after the commit and before the publish");
        await AssertNoneIsUnknownAsync(jobs);
    }

    [Fact]
    public async Task Jobs_KilledBetweenPublishAndMark_NothingIsLostOrDoneTwice()
    {
        var battery = Battery.Begin(output, Name, shortForm: 40, longForm: 1_000);
        await using var cluster = await PlatformCluster.StartAsync(new ClusterOptions { HasProxies = true });
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);

        // Jobs opens its way to a queue when it first sends there, and that needs answers.
        await jobs.AcceptAsync(1, JobStream.Body(texts: 1));
        await jobs.WaitUntilEndedAsync();

        cluster.Proxies["broker"].Set(Fault.AnswersHeld);
        await jobs.AcceptAsync(battery.N, JobStream.Body(texts: 1));
        await Eventually.IsTrueAsync(async () => await CountSentAsync(cluster) > 0, pause: TimeSpan.FromMilliseconds(50));
        await cluster.KillAsync("jobs");
        var sent = await CountSentAsync(cluster);
        Assert.Equal(1, await jobs.CountAsync("SELECT count(*) FROM jobs.jobs WHERE \"Starts\" > 0"));
        cluster.Proxies["broker"].Set(Fault.None);

        await cluster.RestartAsync("jobs");
        battery.Conclude(await jobs.CountAsync(), $"killed after the publish of {sent} and before they were marked");
        await AssertNoneIsUnknownAsync(jobs);
    }

    /// <summary>No call was made twice into a job: there are as many as callers were told of.</summary>
    private static async Task AssertNoneIsUnknownAsync(JobStream jobs) =>
        Assert.Equal(jobs.Accepted.Count, await jobs.CountAsync("SELECT count(*) FROM jobs.jobs"));

    private static async Task<int> CountSentAsync(PlatformCluster cluster) => int.Parse(
        (await cluster.Broker.ControlAsync("-q", "list_queues", "name", "messages", "--formatter", "csv"))
            .Split('\n').Single(line => line.StartsWith("\"maskings\",", StringComparison.Ordinal)).Split(',')[1].Trim('"'),
        System.Globalization.CultureInfo.InvariantCulture);
}
