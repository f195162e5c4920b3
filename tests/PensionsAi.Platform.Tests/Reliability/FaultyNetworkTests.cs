using System.Net;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>Battery 7: a proxy before each dependency in turn delays, cuts, slows and swallows what goes between.</summary>
[Collection(BatteryTests.Name), Trait(BatteryTests.Trait, Name)]
public sealed class FaultyNetworkTests(ITestOutputHelper output)
{
    private const string Name = "faulty-network";

    /// <summary>How long the gateway lets a service be silent here; by default 100 s, longer than any fault.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    /// <summary>Longer than every limit of a call: of a forwarded one, of what jobs asks a service, and of a statement to the database.</summary>
    private static readonly TimeSpan Ends = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(Battery.Choose(12, 30));

    private static readonly IReadOnlyList<(string Dependency, Fault Fault)> Faults =
    [
        .. from dependency in (string[])["masking", "jobs", "broker", "database"]
           from fault in Battery.Choose<Fault[]>([Fault.BlackHole, Fault.Reset], [Fault.Latency, Fault.SlowBytes, Fault.BlackHole, Fault.Reset])
           select (dependency, fault),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_BeforeEachDependency_CallsEndAndOthersGoOn()
    {
        var battery = Battery.Begin(output, Name, shortForm: Faults.Count, longForm: Faults.Count);
        await using var cluster = await PlatformCluster.StartAsync(new ClusterOptions
        {
            HasProxies = true,
            Settings = new Dictionary<string, string>
            {
                ["Gateway__ReverseProxy__Clusters__masking__HttpRequest__ActivityTimeout"] = $"{Silence}",
                ["Gateway__ReverseProxy__Clusters__jobs__HttpRequest__ActivityTimeout"] = $"{Silence}",
            },
        });
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);
        var failures = new List<string>();
        foreach (var (dependency, fault) in Faults)
        {
            try
            {
                await TryAsync(battery, cluster, client, jobs, dependency, fault);
            }
            catch (Xunit.Sdk.XunitException exception)
            {
                failures.Add($"{fault} before {dependency}: {exception.Message}");
            }
        }

        battery.Conclude(await jobs.CountAsync());
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task Service_ThatSwallowsCalls_IsNotAskedUntilItIsBack()
    {
        var battery = Battery.Begin(output, Name, shortForm: 1, longForm: 1);
        await using var cluster = await PlatformCluster.StartAsync(new ClusterOptions { HasProxies = true });
        using var client = cluster.Client(cluster.Key);
        var jobs = new JobStream(cluster, client);
        cluster.Proxies["masking"].Set(Fault.BlackHole);

        // Calls that become jobs are not checked for a while, and are accepted at once when jobs has seen enough of it.
        await jobs.AcceptAsync(30, JobStream.Body(texts: 1), concurrency: 6);
        Assert.Equal(30, jobs.Accepted.Count);
        Assert.Contains("OnCircuitOpened", cluster.Children["jobs"].Output, StringComparison.Ordinal);

        // The gateway finds out for itself, and refuses at once from then on.
        using var hurried = cluster.Client(cluster.Key);
        hurried.Timeout = TimeSpan.FromSeconds(2);
        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                using var refused = await hurried.PostAsync("/v1/maskings", "application/json", JobStream.Body(texts: 1));
                return await refused.ProblemAsync(503) == "unavailable";
            }
            catch (TaskCanceledException)
            {
                return false;
            }
        });

        cluster.Proxies["masking"].Set(Fault.None);
        await Eventually.IsTrueAsync(async () =>
        {
            using var answer = await client.PostAsync("/v1/maskings", "application/json", JobStream.Body(texts: 1));
            return answer.StatusCode == HttpStatusCode.OK;
        });
        await Eventually.IsTrueAsync(async () =>
        {
            await jobs.AcceptAsync(1, JobStream.Body(texts: 1));
            return cluster.Children["jobs"].Output.Contains("OnCircuitClosed", StringComparison.Ordinal);
        });
        battery.Conclude(await jobs.CountAsync(), "both breakers opened and closed");
    }

    private static async Task TryAsync(Battery battery, PlatformCluster cluster, HttpClient client, JobStream jobs, string dependency, Fault fault)
    {
        var text = File.ReadAllBytes(Path.Combine(Build.Samples, "classification.json"));
        // With the database gone nobody can be identified for long: there is no other service then.
        var hasOthers = dependency != "database";
        List<Traffic.Answer> before, during;
        await using (var others = Classify())
        {
            await Task.Delay(TimeSpan.FromSeconds(4), Cancelled);
            before = [.. await others.StopAsync()];
        }

        IReadOnlyList<Traffic.Answer> affected;
        await using (var others = Classify())
        await using (var masking = Traffic.Start(1, () => client.PostAsync("/v1/maskings", "application/json", JobStream.Body(texts: 1)), TimeSpan.FromMilliseconds(200)))
        await using (var accepting = Traffic.Start(1, () => jobs.CallAsync(client, JobStream.Body(texts: 1)), TimeSpan.FromMilliseconds(200)))
        {
            cluster.Proxies[dependency].Set(fault);
            await Task.Delay(Duration, Cancelled);
            during = [.. others.Answers];
            cluster.Proxies[dependency].Set(Fault.None);
            affected = [.. await masking.StopAsync(), .. await accepting.StopAsync()];
            await others.StopAsync();
        }

        battery.Say($"{fault} before {dependency}: affected calls {affected.Statuses()}, slowest {affected.Max(answer => answer.Took.TotalSeconds):F1} s; "
            + $"p99 of classification {before.Percentile(0.99):F0} ms before, {during.Percentile(0.99):F0} ms meanwhile ({during.Statuses()})");
        // A service that is silent is given up before the fault ends.
        Assert.All(affected, answer => Assert.InRange(
            answer.Took, TimeSpan.Zero, dependency == "masking" || (dependency == "jobs" && fault == Fault.BlackHole) ? Silence * 2 : Ends));
        Assert.All(affected, answer => Assert.True(
            answer.IsSuccess || answer.IsRefusal || answer.Status == HttpStatusCode.GatewayTimeout, $"{answer.Status}"));
        if (hasOthers)
        {
            Assert.All(during, answer => Assert.True(answer.IsSuccess, $"{answer.Status}"));
            // Twice what it was; below a second, a machine that others use says nothing about it.
            if (Battery.IsLong)
                Assert.InRange(during.Percentile(0.99), 0, Math.Max(2 * before.Percentile(0.99), 1_000));
        }

        await Eventually.IsTrueAsync(async () =>
        {
            using var answer = await client.PostAsync("/v1/maskings", "application/json", JobStream.Body(texts: 1));
            return answer.StatusCode == HttpStatusCode.OK;
        });
        await jobs.AcceptAsync(5, JobStream.Body(texts: 1));

        Traffic Classify() => Traffic.Start(1, () => client.PostAsync("/v1/classifications", "application/json", text), TimeSpan.FromMilliseconds(50));
    }
}
