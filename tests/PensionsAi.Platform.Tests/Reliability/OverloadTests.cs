using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// Battery 10: five times the calls that the platform can answer. What is refused is refused in the way that callers can follow,
/// and what is done is about as much as without the crowd.
/// </summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class OverloadTests(ITestOutputHelper output)
{
    private const string Name = "overload";

    /// <summary>Calls at a time of one caller, as configured here.</summary>
    private const int Allowed = 16;

    /// <summary>As compose and the manifests have them, in MiB.</summary>
    private static readonly Dictionary<string, int> Ceilings = new()
    {
        ["gateway"] = 512, ["jobs"] = 512, ["masking"] = 512, ["classification"] = 768, ["form-reading"] = 1024, ["transcription"] = 2048,
    };

    [Fact]
    public async Task Calls_FiveTimesCapacity_AreAnsweredOrRefusedAndGoodputStays()
    {
        var duration = TimeSpan.FromSeconds(Battery.Choose(15, 600));
        // Each waits between two calls; with some more than five times as many, five times the calls are made.
        var battery = Battery.Begin(output, Name, shortForm: 7 * Allowed, longForm: 7 * Allowed);
        await using var cluster = await PlatformCluster.StartAsync(new ClusterOptions
        {
            Settings = new Dictionary<string, string>
            {
                ["Gateway__CallerLimit__Concurrency"] = $"{Allowed}",
                ["Jobs__Kinds__maskings__MaxBacklog"] = "200",
            },
        });
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);
        var body = JobStream.Body(texts: 200);
        // Warm, and then as many callers as are let in.
        await CallAsync(Allowed, TimeSpan.FromSeconds(15));
        var peak = Goodput(await CallAsync(Allowed, TimeSpan.FromSeconds(15)), 15);

        var answers = await CallAsync(battery.N, duration, TimeSpan.FromSeconds(Allowed / peak));
        var goodput = Goodput(answers, duration.TotalSeconds);
        var after = Goodput(await CallAsync(Allowed, TimeSpan.FromSeconds(15)), 15);
        var memory = cluster.Children.ToDictionary(child => child.Key, child => PeakMebibytes(child.Value));
        battery.Conclude(
            await jobs.CountAsync(),
            $"{battery.N} callers for {duration.TotalSeconds:F0} s, {answers.Count / duration.TotalSeconds / peak:F1} times the peak: {answers.Statuses()}; goodput {goodput:F0}/s, at the peak {peak:F0}/s before and {after:F0}/s after: "
            + $"{goodput / Math.Min(peak, after):F2}; memory {string.Join(", ", memory.Select(process => $"{process.Key} {process.Value} MiB"))}");
        Assert.All(answers, answer => Assert.True(answer.IsSuccess || answer.IsRefusal, $"{answer.Status}"));
        Assert.Contains(answers, answer => answer.IsRefusal);
        if (Battery.IsLong)
        {
            Assert.True(answers.Count / duration.TotalSeconds >= 5 * peak);
            // Other work may have slowed the machine down meanwhile: the lower of the two peaks is what it could do.
            Assert.True(goodput >= 0.8 * Math.Min(peak, after));
        }

        Assert.All(memory, process => Assert.InRange(process.Value, 1, Ceilings[process.Key]));

        async Task<IReadOnlyList<Traffic.Answer>> CallAsync(int callers, TimeSpan time, TimeSpan pause = default)
        {
            // One in four asks for a job.
            var place = 0;
            await using var traffic = Traffic.Start(
                callers,
                () => Interlocked.Increment(ref place) % 4 == 0
                    ? jobs.CallAsync(client, body)
                    : client.PostAsync("/v1/maskings", "application/json", body),
                pause);
            await Task.Delay(time, TestContext.Current.CancellationToken);
            return await traffic.StopAsync();
        }
    }

    private static double Goodput(IEnumerable<Traffic.Answer> answers, double seconds) => answers.Count(answer => answer.IsSuccess) / seconds;

    private static int PeakMebibytes(Child child)
    {
        child.Process.Refresh();
        return (int)(child.Process.PeakWorkingSet64 >> 20);
    }
}
