using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>
/// Battery 10: five times as many callers as bring the platform to its peak, more than it lets in. What is refused is refused in
/// the way that callers can follow, and what is done is about as much as without the crowd.
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
        var battery = Battery.Begin(output, Name, shortForm: 5 * Allowed, longForm: 5 * Allowed);
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
        var body = JobStream.Body(texts: 40);
        // Warm, and then as many callers as are let in.
        await CallAsync(Allowed, TimeSpan.FromSeconds(5));
        var peak = Goodput(await CallAsync(Allowed, TimeSpan.FromSeconds(15)), 15);

        // Callers who do as they are told wait a second; these do not even wait that long.
        var answers = await CallAsync(battery.N, duration, TimeSpan.FromMilliseconds(250));
        var goodput = Goodput(answers, duration.TotalSeconds);
        var after = Goodput(await CallAsync(Allowed, TimeSpan.FromSeconds(15)), 15);
        var memory = cluster.Children.ToDictionary(child => child.Key, child => PeakMebibytes(child.Value));
        battery.Conclude(
            await jobs.CountAsync(),
            $"{battery.N} callers for {duration.TotalSeconds:F0} s: {answers.Statuses()}; goodput {goodput:F0}/s, at the peak {peak:F0}/s before and {after:F0}/s after: "
            + $"{goodput / Math.Min(peak, after):F2}; memory {string.Join(", ", memory.Select(process => $"{process.Key} {process.Value} MiB"))}");
        Assert.All(answers, answer => Assert.True(answer.IsSuccess || answer.IsRefusal, $"{answer.Status}"));
        Assert.Contains(answers, answer => answer.IsRefusal);
        // The machine may have slowed down meanwhile: the slower of the two peaks says what it can do.
        Assert.True(goodput >= 0.8 * Math.Min(peak, after));
        Assert.All(memory, process => Assert.InRange(process.Value, 1, Ceilings[process.Key]));

        async Task<IReadOnlyList<Traffic.Answer>> CallAsync(int callers, TimeSpan time, TimeSpan pause = default)
        {
            // One in four asks for a job.
            var place = 0;
            await using var traffic = Traffic.Start(
                callers,
                () => Interlocked.Increment(ref place) % 4 == 0
                    ? client.PostAsync("/v1/maskings", "application/json", body, ("Prefer", "respond-async"))
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
