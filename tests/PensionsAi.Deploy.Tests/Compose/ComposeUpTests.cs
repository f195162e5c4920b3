using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PensionsAi.Deploy.Tests.Compose;

/// <summary>The containers of the compose file, asked and looked at from outside.</summary>
public sealed partial class ComposeUpTests(ComposedPlatform platform, ITestOutputHelper output) : IClassFixture<ComposedPlatform>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Examples_OfTheReadme_AnswerWhenTheyAreCopied()
    {
        platform.SkipWhereMissing();
        var image = ComposedPlatform.Inspect(platform.Containers["gateway"], "{{.Image}}");
        Print($"gateway's image was built at {ComposedPlatform.Inspect(image, "{{.Created}}")}");
        Print($"ready after {platform.UntilReady.TotalSeconds:F0} s, all containers healthy after {platform.UntilHealthy.TotalSeconds:F0} s");
        var key = await AddKeyAsync();
        var answers = new List<JsonElement>();
        foreach (Match example in Example().Matches(Repository.Read("README.md")))
        {
            var command = example.Groups["command"].Value
                .Replace("$(cat .local/api-key)", key, StringComparison.Ordinal)
                .Replace("http://localhost:8080/", platform.Url.AbsoluteUri, StringComparison.Ordinal);
            var start = Stopwatch.GetTimestamp();
            var answer = await platform.RunAsync("bash", "-c", command);
            Print($"{command[(command.LastIndexOf('/') + 1)..].TrimEnd('\'')}: answered for the first time in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
            answers.Add(JsonSerializer.Deserialize<JsonElement>(answer));
        }

        Assert.Equal(4, answers.Count);
        Assert.Equal(
            "Hej, jag heter [PERSON_1], [PERSONNUMMER_1], och vill ändra min adress.",
            answers[0].GetProperty("results")[0].GetProperty("text").GetString());
        Assert.Equal("SKATT_UTBETALNING", answers[1].GetProperty("results")[0].GetProperty("labels")[0].GetProperty("code").GetString());
        Assert.Equal("340101-7003", answers[2].GetProperty("fields")[0].GetProperty("value").GetString());
        var job = await EndOfAsync(key, answers[3].GetProperty("id").GetString()!);
        Assert.Equal("urn:pensionsai:problem:model-not-installed", job.GetProperty("problem").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Containers_Running_AreHealthyAndCanNeitherWriteNorRise()
    {
        platform.SkipWhereMissing();
        foreach (var (service, container) in platform.Containers)
        {
            var state = await platform.ComposeAsync("exec", "-T", service, "sh", "-c", "cat /proc/1/status; touch /usr/written 2>&1 || true");
            Print($"{service}: {ComposedPlatform.Inspect(container, "user {{.Config.User}}, read-only {{.HostConfig.ReadonlyRootfs}}, {{.State.Health.Status}}, restarted {{.RestartCount}} times")}");

            Assert.Matches(@"(?m)^Uid:\t[1-9][0-9]*\t[1-9]", state);
            Assert.Matches(@"(?m)^CapEff:\t0+$", state);
            Assert.Matches(@"(?m)^NoNewPrivs:\t1$", state);
            Assert.Contains("Read-only file system", state, StringComparison.Ordinal);
            Assert.Equal("healthy 0", ComposedPlatform.Inspect(container, "{{.State.Health.Status}} {{.RestartCount}}"));
        }
    }

    [Fact]
    public async Task Services_Started_LogNoFailure()
    {
        platform.SkipWhereMissing();
        foreach (var service in platform.Containers.Keys.Except(["rabbitmq", "postgresql"]))
        {
            var log = await platform.ComposeAsync("logs", "--no-color", service);
            Assert.Contains("Application started", log, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?m)\| (fail|crit):|Cannot load library", log);
        }
    }

    private async Task<string> AddKeyAsync() => (await platform.ComposeAsync(
        "exec", "-T", "gateway", "/app/service", "keys", "add", "readme", "--scopes", "mask,classify,read-forms,transcribe")).Split('\n')[^1];

    private async Task<JsonElement> EndOfAsync(string key, string id)
    {
        using var client = new HttpClient { BaseAddress = platform.Url };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        while (true)
        {
            var job = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync($"/v1/jobs/{id}", Cancelled));
            if (job.GetProperty("status").GetString() is not ("queued" or "running"))
                return job;
            await Task.Delay(200, Cancelled);
        }
    }

    private void Print(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^```\n(?<command>curl .*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
