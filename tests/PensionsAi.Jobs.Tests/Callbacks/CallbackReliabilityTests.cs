using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PensionsAi.Jobs.Callbacks;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Retention;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests.Callbacks;

public abstract class CallbackReliabilityTests(StorageProvider storage)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Senders_TwoOverOneDatabase_TellEachJobOnce()
    {
        const int Jobs = 100;
        await using var receiver = await Receiver.StartAsync(async (context, _) => await Task.Delay(20, context.RequestAborted));
        (string, string)[] wide = [("Concurrency", "200"), ("ReceiverConcurrency", "200")];
        await using var one = await StartAsync(settings: wide);
        await using var other = await StartAsync(one.Folder, wide);
        var jobs = Enumerable.Range(0, Jobs).Select(_ => CallbackRows.Ended($"{receiver.Address}")).ToList();
        await CallbackRows.AddAsync(one, jobs);
        // Both look now, and find the same hundred rows.
        one.Services.GetRequiredService<CallbackSignal>().Set();
        other.Services.GetRequiredService<CallbackSignal>().Set();

        await Eventually.IsTrueAsync(async () =>
        {
            await using var context = await CallbackRows.Contexts(one).CreateDbContextAsync(Cancelled);
            return !await context.Jobs.AnyAsync(job => job.CallbackAt != null, Cancelled);
        });
        Assert.Equal(jobs.Select(job => job.Id).Order(), receiver.Received.Select(callback => callback.JobId).Order());
    }

    [Fact]
    public async Task Restart_CallbackDueBeforeTheEnd_IsTold()
    {
        await using var receiver = await Receiver.AnsweringAsync(503, 204);
        var job = CallbackRows.Ended($"{receiver.Address}");
        string folder;
        await using (var first = await StartAsync(settings: [("FirstDelay", "00:00:02")]))
        {
            folder = first.Folder;
            await CallbackRows.AddAsync(first, job);
            await receiver.WaitForAsync(1);
        }

        await using var second = await StartAsync(folder);
        Assert.Equal(2, (await CallbackRows.WaitUntilSettledAsync(second, job.Id)).CallbackAttempts);
        Assert.Equal(2, receiver.Received.Count);
    }

    [Fact]
    public async Task Restart_ClaimedByAProcessThatDied_IsToldWhenTheLeaseEnds()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await StartAsync();
        var job = CallbackRows.Ended($"{receiver.Address}", dueIn: TimeSpan.FromSeconds(3), attempts: 1);
        await CallbackRows.AddAsync(host, job);

        var callback = Assert.Single(await receiver.WaitForAsync(1));
        Assert.True(SignatureCheck.Verify(callback, SignatureCheck.SecretOf(host.Folder, "anna")) >= job.CallbackAt!.Value.AddSeconds(-1));
        Assert.Equal(2, (await CallbackRows.WaitUntilSettledAsync(host, job.Id)).CallbackAttempts);
    }

    [Fact]
    public async Task Stop_WhileAReceiverAnswers_WaitsForItsAnswer()
    {
        var hasAnswered = false;
        await using var receiver = await Receiver.StartAsync(async (context, _) =>
        {
            await Task.Delay(1500, context.RequestAborted);
            Volatile.Write(ref hasAnswered, true);
        });
        var job = CallbackRows.Ended($"{receiver.Address}");
        string folder;
        await using (var first = await StartAsync())
        {
            folder = first.Folder;
            await CallbackRows.AddAsync(first, job);
            await receiver.WaitForAsync(1);
        }

        Assert.True(Volatile.Read(ref hasAnswered));
        await using var second = await StartAsync(folder);
        Assert.Null((await CallbackRows.FindAsync(second, job.Id)).CallbackAt);
    }

    [Fact]
    public async Task Receiver_ThatIsSlow_DelaysNobodyElse()
    {
        var counting = new Lock();
        var (atOnce, most) = (0, 0);
        await using var slow = await Receiver.StartAsync(async (context, _) =>
        {
            lock (counting)
                most = Math.Max(most, ++atOnce);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            lock (counting)
                atOnce--;
        });
        await using var quick = await Receiver.StartAsync();
        await using var host = await StartAsync(settings: [("Concurrency", "8"), ("ReceiverConcurrency", "3"), ("Timeout", "00:00:10")]);
        // All of them due before the quick one's, and more than there are places.
        await CallbackRows.AddAsync(host, Enumerable.Range(0, 50).Select(_ => CallbackRows.Ended($"{slow.Address}", dueIn: TimeSpan.FromMinutes(-1))));
        await slow.WaitForAsync(3);
        var started = TimeProvider.System.GetTimestamp();
        await CallbackRows.AddAsync(host, CallbackRows.Ended($"{quick.Address}"));

        await quick.WaitForAsync(1);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task Attempt_AfterADay_IsTheLastAndGivenUp()
    {
        await using var receiver = await Receiver.AnsweringAsync(500);
        using var logs = new LogLines();
        await using var host = await JobsHost.StartWithAsync<ReverseText>(logs: logs, storage: storage);
        var job = CallbackRows.Ended($"{receiver.Address}secret-path?token=secret-query", endedAgo: TimeSpan.FromHours(24), attempts: 30);
        await CallbackRows.AddAsync(host, job);

        Assert.Equal(31, (await CallbackRows.WaitUntilSettledAsync(host, job.Id)).CallbackAttempts);
        Assert.Single(receiver.Received);
        await Eventually.IsTrueAsync(() => Task.FromResult(
            logs.Text.Contains($"Warning Job {job.Id}: the callback was given up after attempt 31 failed with 500", StringComparison.Ordinal)));
        Assert.DoesNotContain("secret-", logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Host, logs.Text, StringComparison.Ordinal);
        using var metrics = new HttpClient { BaseAddress = host.Address };
        Assert.Contains("pensionsai_callback_outcome=\"given-up\"", await metrics.GetStringAsync("/metrics", Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempt_ShortlyBeforeADay_IsFollowedByOneAtItsEnd()
    {
        await using var receiver = await Receiver.AnsweringAsync(500);
        await using var host = await StartAsync();
        var job = CallbackRows.Ended($"{receiver.Address}", endedAgo: TimeSpan.FromHours(23.9), attempts: 30);
        await CallbackRows.AddAsync(host, job);

        await receiver.WaitForAsync(1);
        await Eventually.IsTrueAsync(async () =>
            (await CallbackRows.FindAsync(host, job.Id)).CallbackAt == job.FinishedAt!.Value + TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task Sweep_ExpiredWhileACallbackIsDue_RemovesTheResultAndKeepsTheRow()
    {
        await using var host = await StartAsync();
        var blobs = host.Services.GetRequiredService<EncryptedBlobs>();
        var job = CallbackRows.Ended("https://case.example/", dueIn: TimeSpan.FromDays(30));
        var result = $"{job.Id:N}.result";
        job.Results = [new StoredResult("text/plain", result)];
        await blobs.WriteAsync(result, (stream, token) => stream.WriteAsync("a"u8.ToArray(), token).AsTask(), Cancelled);
        await CallbackRows.AddAsync(host, job);
        var sweep = new Sweep(CallbackRows.Contexts(host), blobs, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(8)));

        await sweep.RunAsync(Cancelled);
        Assert.Empty((await CallbackRows.FindAsync(host, job.Id)).Results);
        Assert.Null(await blobs.OpenReadAsync(result, Cancelled));

        await host.Services.GetRequiredService<CallbackClaims>().MarkToldAsync(job.Id, Cancelled);
        await sweep.RunAsync(Cancelled);
        await using var context = await CallbackRows.Contexts(host).CreateDbContextAsync(Cancelled);
        Assert.False(await context.Jobs.AnyAsync(row => row.Id == job.Id, Cancelled));
        Assert.True(await context.Removals.AnyAsync(removal => removal.JobId == job.Id, Cancelled));
    }

    [Theory]
    [InlineData("Timeout", "00:01:00")]
    [InlineData("GiveUpAfter", "00:00:10")]
    [InlineData("ReceiverConcurrency", "0")]
    [InlineData("FirstDelay", "00:59:00", "LongestDelay", "00:10:00")]
    public async Task Start_OptionOutOfRange_Fails(params string[] settings) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(settings: settings.Chunk(2).Select(pair => (pair[0], pair[1]))));

    private Task<JobsHost> StartAsync(string? folder = null, IEnumerable<(string Name, string Value)>? settings = null) =>
        JobsHost.StartWithAsync<ReverseText>(
            folder, settings: (settings ?? []).Select(setting => ("Jobs:Callbacks:" + setting.Name, setting.Value)), storage: storage);

    public sealed class OnSqlite() : CallbackReliabilityTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : CallbackReliabilityTests(StorageProvider.PostgreSql);
}
