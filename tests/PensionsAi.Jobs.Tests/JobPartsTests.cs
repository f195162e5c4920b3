using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Tests.Callbacks;
using PensionsAi.JobWorker;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;
using PensionsAi.TestServers;

namespace PensionsAi.Jobs.Tests;

/// <summary>What a job shows of its result before it has ended.</summary>
public sealed class JobPartsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task Events_WhileTheJobRuns_ComeInOrderAndBeforeItsEnd(StorageProvider storage)
    {
        await using var host = await JobsHost.StartWithAsync<Dictation>(storage: storage);
        using var client = host.ClientOf("anna", Scopes.Mask);
        var location = await AcceptAsync(client);
        await using var follower = await Follower.BeginAsync(client, location);

        host.Services.GetRequiredService<Dictation>().Say("ett", "två");
        await follower.UntilAsync("två");
        Assert.DoesNotContain(follower.Jobs, job => job.HasEnded);
        host.Services.GetRequiredService<Dictation>().Say("tre", Dictation.End);
        await follower.ToTheEndAsync();

        Assert.Equal(["ett", "två", "tre"], follower.Words);
        Assert.Equal("job", follower.LastEvent);
        Assert.Equal(JobStatus.Succeeded, follower.Jobs[^1].Status);
    }

    [Fact]
    public async Task Events_ForWhoComesLate_BeginWithTheEarlierOnes()
    {
        await using var host = await JobsHost.StartWithAsync<Dictation>();
        using var client = host.ClientOf("anna", Scopes.Mask);
        var location = await AcceptAsync(client);
        var dictation = host.Services.GetRequiredService<Dictation>();
        dictation.Say("ett", "två");
        await using (var first = await Follower.BeginAsync(client, location))
            await first.UntilAsync("två");

        await using var late = await Follower.BeginAsync(client, location);
        await late.UntilAsync("två");
        dictation.Say("tre", Dictation.End);
        await late.ToTheEndAsync();
        await using var afterTheEnd = await Follower.BeginAsync(client, location);
        await afterTheEnd.ToTheEndAsync();

        Assert.Equal(["ett", "två", "tre"], late.Words);
        Assert.Equal(["ett", "två", "tre"], afterTheEnd.Words);
    }

    [Fact]
    public async Task Events_ForWhoComesBack_GoOnAfterTheLastOneSeen()
    {
        await using var host = await JobsHost.StartWithAsync<Dictation>();
        using var client = host.ClientOf("anna", Scopes.Mask);
        var location = await AcceptAsync(client);
        var dictation = host.Services.GetRequiredService<Dictation>();
        dictation.Say("ett", "två");
        string seen;
        await using (var first = await Follower.BeginAsync(client, location))
        {
            await first.UntilAsync("två");
            seen = first.LastId;
        }

        dictation.Say("tre", Dictation.End);
        await using var again = await Follower.BeginAsync(client, location, seen);
        await again.ToTheEndAsync();
        await using var lost = await Follower.BeginAsync(client, location, "9.9.9");
        await lost.ToTheEndAsync();

        Assert.Equal(["tre"], again.Words);
        Assert.Equal(["ett", "två", "tre"], lost.Words);
    }

    [Fact]
    public async Task Events_OfACancelledJob_StopAndLeaveNothingBehind()
    {
        await using var host = await JobsHost.StartWithAsync<Dictation>();
        using var client = host.ClientOf("anna", Scopes.Mask);
        var location = await AcceptAsync(client);
        var dictation = host.Services.GetRequiredService<Dictation>();
        await using var follower = await Follower.BeginAsync(client, location);
        dictation.Say("ett");
        await follower.UntilAsync("ett");

        using var deleted = await client.DeleteAsync(location, Cancelled);
        dictation.Say("två");
        await follower.ToTheEndAsync();
        await using var late = await Follower.BeginAsync(client, location);
        await late.ToTheEndAsync();

        Assert.Equal(["ett"], follower.Words);
        Assert.Equal(JobStatus.Cancelled, follower.Jobs[^1].Status);
        Assert.Empty(late.Words);
        await Eventually.IsTrueAsync(async () => (await host.BlobsAsync()).Count == 0);
    }

    [Fact]
    public async Task Events_OfAnAttemptThatFails_BeginAnew()
    {
        await using var host = await JobsHost.StartWithAsync<Dictation>();
        using var client = host.ClientOf("anna", Scopes.Mask);
        var location = await AcceptAsync(client);
        var dictation = host.Services.GetRequiredService<Dictation>();
        dictation.Say("ett", "två");
        await using (var first = await Follower.BeginAsync(client, location))
            await first.UntilAsync("två");

        dictation.Say(Dictation.Fail, "åter", Dictation.End);
        await using var second = await Follower.BeginAsync(client, location);
        await second.ToTheEndAsync();
        await using var late = await Follower.BeginAsync(client, location);
        await late.ToTheEndAsync();

        Assert.Equal("åter", second.Words[^1]);
        Assert.Equal(["åter"], late.Words);
        Assert.Equal(1, (await host.BlobsAsync()).Count(name => JobEventBatch.Parse(name) is not null));
    }

    [Fact]
    public async Task Events_OfADeletedJob_AreGone()
    {
        await using var host = await JobsHost.StartWithAsync<Dictation>();
        using var client = host.ClientOf("anna", Scopes.Mask);
        var location = await AcceptAsync(client);
        host.Services.GetRequiredService<Dictation>().Say("ett", Dictation.End);
        await using (var follower = await Follower.BeginAsync(client, location))
            await follower.ToTheEndAsync();
        Assert.Equal(2, (await host.BlobsAsync()).Count);

        using var deleted = await client.DeleteAsync(location, Cancelled);

        await using var late = await Follower.BeginAsync(client, location);
        await late.ToTheEndAsync();
        Assert.Empty(late.Words);
        Assert.Empty(await host.BlobsAsync());
    }

    [Fact]
    public async Task Events_OfAJob_AreInNoMessageLogOrFileInClear()
    {
        var logs = new LogLines();
        await using var host = await JobsHost.StartWithAsync<Dictation>(logs: logs);
        using var client = host.ClientOf("anna", Scopes.Mask);
        var location = await AcceptAsync(client);
        host.Services.GetRequiredService<Dictation>().Say("Ringhals-Frejgård", Dictation.End);
        await using var follower = await Follower.BeginAsync(client, location);
        await follower.ToTheEndAsync();

        Assert.Equal(["Ringhals-Frejgård"], follower.Words);
        Assert.DoesNotContain("Ringhals", logs.Text, StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(host.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)),
            file => Assert.Equal(-1, Bytes(file).AsSpan().IndexOf("Ringhals"u8)));
        Assert.Equal(
            ["Attempt", "EventBatches", "JobId", "Progress"],
            typeof(JobProgressed).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Events_OfAWorkerBehindABroker_ComeToo()
    {
        Assert.SkipWhen(RabbitMqServer.Missing is not null, RabbitMqServer.Missing ?? string.Empty);
        await using var broker = await RabbitMqServer.StartAsync();
        (string, string)[] bus = [("Bus:Transport", "rabbitmq"), ("Bus:Address", broker.Address.AbsoluteUri)];
        await using var host = await JobsHost.StartWithAsync<Dictation>(isRunning: false, settings: bus);
        var worker = Host.CreateApplicationBuilder();
        worker.Logging.ClearProviders();
        worker.Configuration.AddInMemoryCollection(TestStorage.Settings(host.Folder));
        worker.Configuration.AddInMemoryCollection(bus.Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)));
        worker.AddServiceDefaults();
        worker.AddJobHandler<Dictation>("maskings");
        worker.AddBus();
        using var running = worker.Build();
        await running.StartAsync(Cancelled);
        using var client = host.ClientOf("anna", Scopes.Mask);
        await using var follower = await Follower.BeginAsync(client, await AcceptAsync(client));
        var dictation = running.Services.GetRequiredService<Dictation>();

        dictation.Say("ett");
        await follower.UntilAsync("ett");
        dictation.Say("två", Dictation.End);
        await follower.ToTheEndAsync();

        Assert.Equal(["ett", "två"], follower.Words);
        Assert.Equal(JobStatus.Succeeded, follower.Jobs[^1].Status);
        await running.StopAsync(Cancelled);
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes;
    }

    private static async Task<Uri> AcceptAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = JobsHost.Text("abc") };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = await client.SendAsync(request, Cancelled);
        return accepted.Headers.Location!;
    }

    /// <summary>Who follows a job.</summary>
    private sealed class Follower : IAsyncDisposable
    {
        private readonly Stream _stream;
        private readonly SseParser<string> _parser;
        private readonly IAsyncEnumerator<SseItem<string>> _events;
        private readonly CancellationTokenSource _timeout;

        private Follower(Stream stream, CancellationTokenSource timeout)
        {
            (_stream, _timeout) = (stream, timeout);
            _parser = SseParser.Create(stream, (_, data) => Encoding.UTF8.GetString(data));
            _events = _parser.EnumerateAsync(timeout.Token).GetAsyncEnumerator(timeout.Token);
        }

        public List<string> Words { get; } = [];

        public List<Job> Jobs { get; } = [];

        public string? LastEvent { get; private set; }

        public string LastId => _parser.LastEventId;

        public static async Task<Follower> BeginAsync(HttpClient client, Uri location, string? lastId = null)
        {
            var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            timeout.CancelAfter(TimeSpan.FromSeconds(60));
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{location}/events");
            if (lastId is not null)
                request.Headers.Add("Last-Event-ID", lastId);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return new Follower(await response.Content.ReadAsStreamAsync(timeout.Token), timeout);
        }

        public async Task UntilAsync(string word)
        {
            while (!Words.Contains(word) && await NextAsync())
            {
            }

            Assert.Contains(word, Words);
        }

        public async Task ToTheEndAsync()
        {
            while (await NextAsync())
            {
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _events.DisposeAsync();
            await _stream.DisposeAsync();
            _timeout.Dispose();
        }

        private async Task<bool> NextAsync()
        {
            if (!await _events.MoveNextAsync())
                return false;
            LastEvent = _events.Current.EventType;
            if (LastEvent == "job")
                Jobs.Add(JsonSerializer.Deserialize<Job>(_events.Current.Data, JsonConventions.Options)!);
            else if (LastEvent == "word")
                Words.Add(JsonElement.Parse(_events.Current.Data).GetProperty("word").GetString()!);
            return true;
        }
    }
}
