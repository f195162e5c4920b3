using System.Net;
using System.Text.Json;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>What was accepted is done, whatever happens to the process. This shows <c>kill -9</c>, not a power loss.</summary>
[Collection(NodeTests.Name)]
public sealed class KilledProcessTests(ITestOutputHelper output)
{
    private const int Jobs = 24;

    private static readonly byte[] Body = JsonSerializer.SerializeToUtf8Bytes(new
    {
        texts = Enumerable.Range(0, 400).Select(i => new { id = $"{i}", text = string.Concat(Enumerable.Repeat("Anna Öberg bor i Sundsvall. ", 30)) }),
    });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_AcceptedBeforeKill_AreFinishedAfterTheRestart()
    {
        string folder;
        var accepted = new List<Uri>();
        await using (var node = await PlatformNode.StartAsync())
        {
            folder = node.Folder;
            using var client = node.Client(node.Key);
            // All at once, so that most of the work is still to be done when the last is accepted.
            var answers = await Task.WhenAll(Enumerable.Range(0, Jobs).Select(_ =>
                client.PostAsync("/v1/maskings", "application/json", Body, ("Prefer", "respond-async"))));
            foreach (var answer in answers)
            {
                await answer.JsonAsync(202);
                accepted.Add(answer.Headers.Location!);
                answer.Dispose();
            }

            await node.KillAsync();
        }

        var restart = TimeProvider.System.GetUtcNow();
        await using var restarted = await PlatformNode.StartAsync(folder);
        using var again = restarted.Client(restarted.Key);
        var finishedAfterwards = 0;
        foreach (var location in accepted)
        {
            var job = await again.FollowAsync(location);
            Assert.Equal("succeeded", job.GetProperty("status").GetString());
            finishedAfterwards += job.GetProperty("finishedAt").GetDateTimeOffset() > restart ? 1 : 0;

            using var result = await again.GetAsync($"{location}/result", Cancelled);
            Assert.Equal(400, (await result.JsonAsync()).GetProperty("results").GetArrayLength());
        }

        output.WriteLine($"{Jobs} accepted, {finishedAfterwards} of them finished after the restart");
        Assert.True(finishedAfterwards > 0, "All jobs were done before the process was killed: the test has shown nothing.");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, ".local"), "*.input", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Stop_WhileACallRuns_TheCallIsAnsweredAndTheProcessEndsWell()
    {
        await using var node = await PlatformNode.StartAsync();
        using var client = node.Client(node.Key);
        var calls = Enumerable.Range(0, 8).Select(_ => client.PostAsync("/v1/maskings", "application/json", Body)).ToList();
        await Task.WhenAny(calls);

        Assert.Equal(0, await node.StopAsync());
        foreach (var call in calls)
        {
            using var answer = await call;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Start_PortTaken_SaysSoInALine()
    {
        await using var node = await PlatformNode.StartAsync();
        var (exitCode, text) = await node.CommandAsync();
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"Port {node.Port} is taken", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public async Task Start_NoPort_SaysWhatOneIs()
    {
        await using var node = await PlatformNode.StartAsync();
        foreach (var port in new[] { "99999", "0", "https" })
        {
            var (exitCode, text) = await node.CommandAsync("--port", port);
            Assert.Equal(1, exitCode);
            Assert.Contains($"'{port}' is not a port", text, StringComparison.Ordinal);
        }
    }
}
