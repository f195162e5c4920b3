using System.Net;
using System.Text.Json;
using PensionsAi.Platform.Tests.Node;

namespace PensionsAi.Platform.Tests.Conformance;

/// <summary>Who may see and do what.</summary>
public abstract class IsolationConformance(IRunning shared)
{
    private const string Text = """{"texts":[{"id":"1","text":"Hej"}]}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_OfAnotherCaller_IsNotThere()
    {
        using var owner = shared.Platform.Client(await shared.Platform.AddKeyAsync("owner", "mask"));
        using var stranger = shared.Platform.Client(await shared.Platform.AddKeyAsync("stranger", "mask", "operate"));
        using var answer = await owner.PostJsonAsync("/v1/maskings", Text, ("Prefer", "respond-async"));
        await answer.JsonAsync(202);
        var location = answer.Headers.Location!;
        await owner.FollowAsync(location);

        foreach (var path in (string[])[$"{location}", $"{location}/result", $"{location}/events"])
        {
            using var read = await stranger.GetAsync(path, Cancelled);
            await read.ProblemAsync(404);
        }

        using var delete = await stranger.DeleteAsync(location, Cancelled);
        await delete.ProblemAsync(404);
        using var list = await stranger.GetAsync("/v1/jobs", Cancelled);
        Assert.Equal(0, (await list.JsonAsync()).GetProperty("totalItems").GetInt32());

        // Nothing of that harmed the job.
        using var result = await owner.GetAsync($"{location}/result", Cancelled);
        Assert.Equal("Hej", (await result.JsonAsync()).GetProperty("results")[0].GetProperty("text").GetString());
        using var own = await owner.DeleteAsync(location, Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, own.StatusCode);
    }

    [Fact]
    public async Task IdempotencyKey_OfAnotherCaller_IsAnotherKey()
    {
        using var first = shared.Platform.Client(await shared.Platform.AddKeyAsync("first", "mask"));
        using var second = shared.Platform.Client(await shared.Platform.AddKeyAsync("second", "mask"));
        using var mine = await first.PostJsonAsync("/v1/maskings", Text, ("Idempotency-Key", "k1"), ("Prefer", "respond-async"));
        using var again = await first.PostJsonAsync("/v1/maskings", Text, ("Idempotency-Key", "k1"), ("Prefer", "respond-async"));
        using var theirs = await second.PostJsonAsync("/v1/maskings", Text, ("Idempotency-Key", "k1"), ("Prefer", "respond-async"));
        Assert.Equal(Id(await mine.JsonAsync(202)), Id(await again.JsonAsync(202)));
        Assert.NotEqual(Id(await mine.JsonAsync(202)), Id(await theirs.JsonAsync(202)));

        static string? Id(JsonElement job) => job.GetProperty("id").GetString();
    }

    [Theory]
    [InlineData("/v1/maskings", "application/json")]
    [InlineData("/v1/transcriptions", "audio/wav")]
    [InlineData("/v1/form-readings?template=field:digits", "image/png")]
    public async Task Call_KeyWithoutTheScope_Is403(string path, string mediaType)
    {
        var (_, keys) = await shared.Platform.CommandAsync("keys", "list");
        if (keys.Contains("only-classify", StringComparison.Ordinal))
            await shared.Platform.CommandAsync("keys", "revoke", "only-classify");
        using var client = shared.Platform.Client(await shared.Platform.AddKeyAsync("only-classify", "classify"));
        using var answer = await client.PostAsync(path, mediaType, [1, 2, 3]);
        await answer.ProblemAsync(403);
    }

    [Fact]
    public async Task Key_Revoked_IsRefusedWithinSeconds()
    {
        using var client = shared.Platform.Client(await shared.Platform.AddKeyAsync("short-lived", "mask"));
        using (var before = await client.PostJsonAsync("/v1/maskings", Text))
            await before.JsonAsync();
        await shared.Platform.CommandAsync("keys", "revoke", "short-lived");
        await Task.Delay(TimeSpan.FromSeconds(3), Cancelled);
        using var after = await client.PostJsonAsync("/v1/maskings", Text);
        await after.ProblemAsync(401);
    }

    [Theory]
    [InlineData(0, "/v1/maskings")]
    [InlineData(1, "/v1/classifications")]
    [InlineData(2, "/v1/form-readings?template=field:digits")]
    [InlineData(3, "/internal/checks/v1/transcriptions")]
    [InlineData(4, "/v1/jobs")]
    public async Task Service_AskedPastTheGateway_Is401(int service, string path)
    {
        using var client = shared.Platform.ServiceClient(service);
        client.DefaultRequestHeaders.Add("X-Api-Key", shared.Platform.Key);
        using var post = await client.PostJsonAsync(path, Text, ("X-Internal-Token", "forged"));
        await post.ProblemAsync(401);
        using var get = await client.GetAsync(path, Cancelled);
        await get.ProblemAsync(401);
    }

    /// <summary>The modules share a process; the Host header, which the caller writes, must not choose between them.</summary>
    [Fact]
    public async Task Gateway_AskedInTheNameOfAService_IsStillTheGateway()
    {
        using var client = shared.Platform.Client(null);
        client.DefaultRequestHeaders.Host = $"127.0.0.1:{shared.Platform.ServicePort}";
        using var answer = await client.GetAsync("/metrics", Cancelled);
        Assert.False(answer.IsSuccessStatusCode);
        using var inner = await client.GetAsync("/internal/models", Cancelled);
        Assert.False(inner.IsSuccessStatusCode);
    }
}
