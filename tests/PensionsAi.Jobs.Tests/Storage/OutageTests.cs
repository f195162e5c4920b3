using System.Net;
using System.Text.Json;
using PensionsAi.Storage;
using PensionsAi.TestServers;

namespace PensionsAi.Jobs.Tests.Storage;

/// <summary>What a caller is told while the storage is away, and that it is told nothing else once it is back.</summary>
public sealed class OutageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_DatabaseKilled_503WithRetryAfterUntilItIsBack()
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? string.Empty);
        await using var server = await PostgreSqlServer.StartAsync();
        await using var host = await JobsHost.StartAsync(await TestStorage.CreateAsync(server));
        using var client = host.ClientOf("case-system", "mask");
        using var before = await AcceptAsync(client);
        Assert.Equal(HttpStatusCode.Accepted, before.StatusCode);

        await server.KillAsync();
        using var refused = await AcceptAsync(client);
        await AssertUnavailableAsync(refused);
        using var unread = await client.GetAsync(before.Headers.Location, Cancelled);
        await AssertUnavailableAsync(unread);

        await server.RestartAsync();
        await Eventually.IsTrueAsync(() => IsAcceptedAsync(client));
        await Eventually.IsTrueAsync(async () =>
            (await client.GetStringAsync(before.Headers.Location, Cancelled)).Contains("\"succeeded\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(4_000_000)]
    public async Task Call_DiskFull_503WithRetryAfterUntilThereIsRoom(int bodyBytes)
    {
        Assert.SkipWhen(SmallDisk.Missing is not null, SmallDisk.Missing ?? string.Empty);
        await using var disk = SmallDisk.Create(megabytes: 16);
        await using var host = await JobsHost.StartWithAsync<ReverseText>(
            disk.Folder, isRunning: false, settings: [("Jobs:ReservedBytes", "0"), ("Jobs:Kinds:maskings:MaxBodyBytes", "5000000")]);
        using var client = host.ClientOf("case-system", "mask");
        using var before = await AcceptAsync(client);
        Assert.Equal(HttpStatusCode.Accepted, before.StatusCode);
        disk.Fill();
        // The room was looked at a moment ago: it is the disk itself that refuses, but on a machine that is very slow.
        using var refused = await AcceptAsync(client, bodyBytes);
        await AssertUnavailableAsync(refused, "unavailable", "storage-full");
        Assert.Single(await host.BlobsAsync());

        disk.Free();
        await Eventually.IsTrueAsync(() => IsAcceptedAsync(client));
    }

    private static async Task<bool> IsAcceptedAsync(HttpClient client)
    {
        using var answer = await AcceptAsync(client);
        return answer.StatusCode == HttpStatusCode.Accepted;
    }

    private static Task<HttpResponseMessage> AcceptAsync(HttpClient client, int bytes = 100)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = JobsHost.Text(new string('a', bytes)) };
        request.Headers.Add("Prefer", "respond-async");
        return client.SendAsync(request, Cancelled);
    }

    private static Task AssertUnavailableAsync(HttpResponseMessage response) => AssertUnavailableAsync(response, "unavailable");

    private static async Task AssertUnavailableAsync(HttpResponseMessage response, params string[] kinds)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).RootElement;
        Assert.Contains(problem.GetProperty("type").GetString()!["urn:pensionsai:problem:".Length..], kinds);
    }
}
