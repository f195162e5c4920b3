using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>Battery 11: one process after another is told to stop, and started again, while calls are made.</summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const string Name = "rolling-restart";

    [Fact]
    public async Task Restart_OneProcessAfterAnother_NoCallFails()
    {
        string[] restarted = Battery.Choose<string[]>(
            ["gateway", "masking", "jobs"], ["gateway", "masking", "classification", "form-reading", "transcription", "jobs"]);
        var battery = Battery.Begin(output, Name, shortForm: restarted.Length, longForm: 2 * restarted.Length);
        await using var cluster = await PlatformCluster.StartAsync(new ClusterOptions
        {
            InstancesOf = restarted.ToDictionary(service => service, _ => 2),
            Settings = new Dictionary<string, string> { ["Platform__Drain__Delay"] = "00:00:05" },
        });
        await using var gateways = new ReadyGateways(cluster);
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);
        var masking = File.ReadAllBytes(Path.Combine(Build.Samples, "masking.json"));
        var classification = File.ReadAllBytes(Path.Combine(Build.Samples, "classification.json"));
        var field = File.ReadAllBytes(Path.Combine(Build.Samples, "personnummer.png"));
        await using var calls = Traffic.Start(2, () => gateways.Next().PostAsync("/v1/maskings", "application/json", masking));
        await using var others = Traffic.Start(1, () => gateways.Next().PostAsync("/v1/classifications", "application/json", classification));
        await using var pictures = Traffic.Start(1, () => gateways.Next().PostAsync("/v1/form-readings?template=field:personnummer", "image/png", field));
        await using var accepted = Traffic.Start(1, () => jobs.CallAsync(gateways.Next(), masking));
        // Who follows a job is let go once by every restart of the process that he reached, and comes back to another.
        await using var followers = Traffic.Start(2, () => FollowAsync(jobs, gateways));
        await using var lists = Traffic.Start(1, () => gateways.Next().GetAsync(new Uri("/v1/jobs?limit=20", UriKind.Relative)), TimeSpan.FromMilliseconds(100));

        foreach (var instance in restarted.SelectMany(service => cluster.InstancesOf(service).Take(battery.N / restarted.Length)))
        {
            await cluster.StopAsync(instance);
            await cluster.RestartAsync(instance);
        }

        var answers = new List<Traffic.Answer>();
        foreach (var traffic in (Traffic[])[calls, others, pictures, accepted, followers, lists])
            answers.AddRange(await traffic.StopAsync());
        battery.Say($"restarted {battery.N} processes under {answers.Count} calls ({answers.Statuses()}), failed {answers.Count(answer => !answer.IsSuccess)}, "
            + $"slowest {answers.Max(answer => answer.Took.TotalSeconds):F1} s");
        battery.Conclude(await jobs.CountAsync());
        Assert.All(answers, answer => Assert.True(answer.IsSuccess));
    }

    /// <summary>Follows the events of the job that was accepted last, until it ends or the process that tells of it leaves.</summary>
    private static async Task<HttpResponseMessage> FollowAsync(JobStream jobs, ReadyGateways gateways)
    {
        var cancelled = TestContext.Current.CancellationToken;
        await Eventually.IsTrueAsync(() => Task.FromResult(jobs.Accepted.Count > 0));
        var answer = await gateways.Next().GetAsync(new Uri(jobs.Accepted.Last() + "/events", UriKind.RelativeOrAbsolute), HttpCompletionOption.ResponseHeadersRead, cancelled);
        try
        {
            await answer.Content.CopyToAsync(Stream.Null, cancelled);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // Its process has left.
        }

        return answer;
    }
}
