using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PensionsAi.Storage;
using PensionsAi.TestServers;

namespace PensionsAi.Jobs.Tests.Accept;

/// <summary>What is refused when there is no room, and that what was accepted is done all the same.</summary>
public sealed class IntakeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task Accept_BacklogFull_IsRefusedUntilJobsEnd(StorageProvider storage)
    {
        var folder = await TestStorage.CreateAsync(storage);
        (string, string)[] limit = [("Jobs:Kinds:maskings:MaxBacklog", "3")];
        var accepted = new List<Uri>();
        await using (var host = await JobsHost.StartWithAsync<ReverseText>(folder, isRunning: false, settings: limit))
        {
            using var client = host.ClientOf("case-system", "mask");
            for (var i = 0; i < 3; i++)
                accepted.Add(await AcceptAsync(client, $"key-{i}"));
            using var refused = await SendAsync(client, "key-3");
            await AssertRefusedAsync(refused, "backlog-full");

            // A call that was accepted is answered again, room or not.
            Assert.Equal(accepted[0], await AcceptAsync(client, "key-0"));
        }

        await using (var host = await JobsHost.StartWithAsync<ReverseText>(folder, settings: limit))
        {
            using var client = host.ClientOf("case-system", "mask");
            foreach (var location in accepted)
                await AssertSucceedsAsync(client, location);
            await Eventually.IsTrueAsync(async () =>
            {
                using var answer = await SendAsync(client, "key-3");
                return answer.StatusCode == HttpStatusCode.Accepted;
            });
        }
    }

    [Fact]
    public async Task Accept_Floods_FillTheBacklogToTheLimitAndNotOver()
    {
        await using var host = await JobsHost.StartWithAsync<ReverseText>(isRunning: false, settings: [("Jobs:Kinds:maskings:MaxBacklog", "10")]);
        using var client = host.ClientOf("case-system", "mask");
        var accepted = 0;
        await Eventually.IsTrueAsync(async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SendAsync(client, Guid.NewGuid().ToString())));
            Assert.All(answers, answer => Assert.True(
                answer.StatusCode == HttpStatusCode.Accepted || (answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null)));
            accepted += answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted);
            // One that was just accepted may count twice until the database is looked at again.
            return accepted >= 10;
        });
        Assert.Equal(10, accepted);
    }

    [Fact]
    public async Task Accept_CallThatBreaksOff_GivesItsPlaceBack()
    {
        await using var host = await JobsHost.StartWithAsync<ReverseText>(isRunning: false, settings: [("Jobs:Kinds:maskings:MaxBacklog", "1")]);
        using var client = host.ClientOf("case-system", "mask");
        for (var i = 0; i < 3; i++)
        {
            using var broken = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = new StreamContent(new BrokenStream()) };
            broken.Headers.Add("Prefer", "respond-async");
            await Assert.ThrowsAnyAsync<Exception>(() => client.SendAsync(broken, Cancelled));
        }

        await Eventually.IsTrueAsync(async () =>
        {
            using var answer = await SendAsync(client, Guid.NewGuid().ToString());
            return answer.StatusCode == HttpStatusCode.Accepted;
        });
    }

    [Fact]
    public async Task Accept_DiskAlmostFull_InputsThatDoNotFitAreRefusedAndAcceptedJobsEnd()
    {
        Assert.SkipWhen(SmallDisk.Missing is not null, SmallDisk.Missing ?? string.Empty);
        await using var disk = SmallDisk.Create(megabytes: 6);
        await using var host = await JobsHost.StartWithAsync<ReverseText>(disk.Folder, settings: [("Jobs:ReservedBytes", $"{3 << 20}")]);
        using var client = host.ClientOf("case-system", "mask");
        using var refused = await SendAsync(client, "large", bytes: 5 << 20);
        await AssertRefusedAsync(refused, "storage-full");
        await AssertSucceedsAsync(client, await AcceptAsync(client, "small"));
    }

    [Fact]
    public async Task Accept_DatabaseNearItsLimit_InputsThatDoNotFitAreRefused()
    {
        var folder = await TestStorage.CreateAsync(StorageProvider.PostgreSql);
        // An empty database takes about 9 MiB.
        await using var host = await JobsHost.StartWithAsync<ReverseText>(
            folder, settings: [("Storage:MaxDatabaseBytes", $"{16 << 20}"), ("Jobs:ReservedBytes", $"{1 << 20}")]);
        using var client = host.ClientOf("case-system", "mask");
        using var refused = await SendAsync(client, "large", bytes: 9 << 20);
        await AssertRefusedAsync(refused, "storage-full");
        await AssertSucceedsAsync(client, await AcceptAsync(client, "small"));
    }

    [Fact]
    public async Task Start_ReserveThatTakesTheWholeDatabase_Fails()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => JobsHost.StartWithAsync<ReverseText>(
            settings: [("Storage:MaxDatabaseBytes", $"{1 << 30}"), ("Jobs:ReservedBytes", $"{1 << 30}")]));
        Assert.Contains("Storage:MaxDatabaseBytes must be more than Jobs:ReservedBytes.", failure.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string key, int bytes = 100)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = JobsHost.Text(new string('a', bytes)) };
        request.Headers.Add("Prefer", "respond-async");
        request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request, Cancelled);
    }

    private static async Task<Uri> AcceptAsync(HttpClient client, string key)
    {
        using var answer = await SendAsync(client, key);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        // The next host has another port.
        return new Uri(answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString, UriKind.Relative);
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage response, string kind)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).RootElement;
        Assert.Equal("urn:pensionsai:problem:" + kind, problem.GetProperty("type").GetString());
    }

    private static Task AssertSucceedsAsync(HttpClient client, Uri location) => Eventually.IsTrueAsync(async () =>
        JsonDocument.Parse(await client.GetStringAsync(location, Cancelled)).RootElement.GetProperty("status").GetString() == "succeeded");

    /// <summary>Begins, and then breaks.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public BrokenStream()
            : base(new byte[100_000])
        {
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 0 ? throw new IOException("Broken.") : base.ReadAsync(buffer, cancellationToken);
    }
}
