using MassTransit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.FormReading.Contracts;
using PensionsAi.Gateway.Audit;
using PensionsAi.Gateway.Storage;
using PensionsAi.Gateway.Tests.Hosting;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Bus;

namespace PensionsAi.Gateway.Tests.Audit;

public sealed class AuditTrailTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_Answered_LeavesWhoWhatModelAndCase()
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.CallerWith(Scopes.Mask);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings?note=19900101-2385") { Content = new StringContent("{}") };
        request.Headers.Add("X-Case-Reference", "AP 2026/17");
        using var response = await caller.SendAsync(request, Cancelled);

        var entry = Assert.Single(await host.AuditAsync(1));
        Assert.Equal(
            ("mask", "POST", "/v1/maskings", AuditOutcome.Answered, 200, "AP 2026/17", "echo", "1.2.3", EchoService.Model.Sha256),
            (entry.Caller, entry.Method, entry.Route, entry.Outcome, entry.Status, entry.CaseReference, entry.ModelName, entry.ModelVersion, entry.ModelSha256));
        Assert.InRange(entry.At, DateTimeOffset.UnixEpoch.AddYears(50), TimeProvider.System.GetUtcNow());
        Assert.True(entry.DurationMilliseconds > 0);
    }

    /// <summary>Restored text is stored nowhere, so what a caller says of jobs and repetition changes nothing.</summary>
    [Fact]
    public async Task Unmasking_AnsweredOrDenied_LeavesAnEntryAndIsNoJob()
    {
        await using var host = await GatewayHost.StartAsync();
        using var masks = host.CallerWith(Scopes.Mask);
        using var restores = host.CallerWith(Scopes.Unmask);
        using var denied = await masks.PostAsync("/v1/unmaskings", new StringContent("{}"), Cancelled);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/unmaskings?callbackUrl=https://post.example") { Content = new StringContent("{}") };
        request.Headers.Add("Prefer", "respond-async");
        request.Headers.Add("Idempotency-Key", "k");
        using var answered = await restores.SendAsync(request, Cancelled);

        var entries = await host.AuditAsync(2);
        Assert.Equal(
            [("mask", "/v1/unmaskings", AuditOutcome.Refused, 403), ("unmask", "/v1/unmaskings", AuditOutcome.Answered, 200)],
            entries.Select(entry => (entry.Caller, entry.Route, entry.Outcome, entry.Status)));
        Assert.Equal("masking", (await answered.ReadEchoAsync()).Service);
    }

    [Fact]
    public async Task Call_AcceptedAsJob_LeavesTheJob()
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.CallerWith(Scopes.Transcribe);
        using var accepted = await caller.PostAsync("/v1/transcriptions?behave=accept", new StringContent("RIFF"), Cancelled);
        using var followed = await caller.GetAsync(accepted.Headers.Location, Cancelled);

        var entries = await host.AuditAsync(2);
        Assert.All(entries, entry => Assert.Equal(Guid.Parse("0199f3a0-0000-7000-8000-000000000001"), entry.JobId));
        Assert.Equal(["/v1/transcriptions", "/v1/jobs/{jobId}"], entries.Select(entry => entry.Route));
    }

    [Fact]
    public async Task Denials_OfEveryKind_LeaveEntries()
    {
        await using var host = await GatewayHost.StartAsync();
        using var stranger = host.Stranger();
        using var caller = host.CallerWith(Scopes.Mask);
        using var unauthenticated = await stranger.PostAsync("/v1/maskings", new StringContent("{}"), Cancelled);
        using var unscoped = await caller.PostAsync("/v1/classifications", new StringContent("{}"), Cancelled);
        using var anothers = await caller.GetAsync("/v1/jobs/0199f3a0-0000-7000-8000-000000000002?behave=bare-404", Cancelled);
        using var probe = await stranger.GetAsync("/health/live", Cancelled);

        var entries = await host.AuditAsync(3);
        Assert.Equal(
            [(null, "/v1/maskings", 401), ("mask", "/v1/classifications", 403), ("mask", "/v1/jobs/{jobId}", 404)],
            entries.Select(entry => (entry.Caller, entry.Route, entry.Status!.Value)));
        Assert.All(entries, entry => Assert.Equal(AuditOutcome.Refused, entry.Outcome));
    }

    [Fact]
    public async Task Call_LeftByItsCaller_IsAborted()
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.CallerWith(Scopes.Mask);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var call = caller.PostAsync("/v1/maskings?behave=hang", new StringContent("{}"), leaving.Token);
        leaving.CancelAfter(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(AuditOutcome.Aborted, Assert.Single(await host.AuditAsync(1)).Outcome);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET \"Caller\" = 'nobody'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("INSERT OR REPLACE INTO audit_entries (\"Sequence\", \"EventId\", \"At\", \"Route\", \"Outcome\") SELECT \"Sequence\", 'other', 1, 'x', 'Answered' FROM audit_entries LIMIT 1")]
    [InlineData("INSERT OR REPLACE INTO audit_entries (\"EventId\", \"At\", \"Route\", \"Outcome\") SELECT \"EventId\", 1, 'x', 'Answered' FROM audit_entries LIMIT 1")]
    public async Task Table_RewrittenByStatement_Refuses(string statement)
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.Developer();
        using var response = await caller.GetAsync("/v1/api-info", Cancelled);
        var before = Assert.Single(await host.AuditAsync(1));

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "gateway.db")}");
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        var refused = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Cancelled));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        var after = Assert.Single(await host.AuditAsync(1));
        Assert.Equal((before.Sequence, before.EventId, before.Caller), (after.Sequence, after.EventId, after.Caller));
    }

    [Fact]
    public async Task Context_RewritingAnEntry_Refuses()
    {
        await using var host = await GatewayHost.StartAsync();
        using var caller = host.Developer();
        using var response = await caller.GetAsync("/v1/api-info", Cancelled);
        var entry = Assert.Single(await host.AuditAsync(1));

        await using var context = await host.Services.GetRequiredService<IDbContextFactory<GatewayDbContext>>().CreateDbContextAsync(Cancelled);
        context.AuditEntries.Remove(entry);
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync(Cancelled));
    }

    [Fact]
    public async Task JobEnded_DeliveredTwice_LeavesOneEntry()
    {
        await using var host = await GatewayHost.StartAsync();
        var ended = new JobEnded(
            Guid.CreateVersion7(), "transcriptions", "case-system", "AP 2026/17", JobStatus.Failed,
            "urn:pensionsai:problem:model-not-installed", EchoService.Model, TimeProvider.System.GetUtcNow());
        var last = ended with { JobId = Guid.CreateVersion7(), Status = JobStatus.Succeeded, ProblemType = null };
        var audit = await host.Services.GetRequiredService<IBus>().GetSendEndpoint(host.Services.GetRequiredService<WorkQueues>().AddressOf(Queues.Audit));
        await audit.Send(ended, Cancelled);
        await audit.Send(ended, Cancelled);
        await host.AuditAsync(1);
        await audit.Send(ended, Cancelled);
        await audit.Send(last, Cancelled);

        await host.AuditAsync(1, entry => entry.JobId == last.JobId);
        var entry = Assert.Single(await host.AuditAsync(1, entry => entry.JobId == ended.JobId));
        Assert.Equal(
            ("case-system", "transcriptions", AuditOutcome.JobFailed, "urn:pensionsai:problem:model-not-installed", "AP 2026/17", "echo"),
            (entry.Caller, entry.Route, entry.Outcome, entry.Problem, entry.CaseReference, entry.ModelName));
    }

    [Theory]
    [InlineData(ReviewStatus.Settled, nameof(AuditOutcome.ReviewSettled), "reviewer-7")]
    [InlineData(ReviewStatus.Rejected, nameof(AuditOutcome.ReviewRejected), "reviewer-7")]
    [InlineData(ReviewStatus.Expired, nameof(AuditOutcome.ReviewExpired), null)]
    public async Task ReviewFinished_SentAndPublished_LeavesOneEntry(ReviewStatus status, string outcome, string? reviewer)
    {
        await using var host = await GatewayHost.StartAsync();
        var finished = new ReviewFinished(
            Guid.CreateVersion7(), "form-readings", ReviewReason.NotAccepted, status, reviewer, "case-system", "AP 2026/17", Guid.CreateVersion7(),
            EchoService.Model, TimeProvider.System.GetUtcNow());
        var bus = host.Services.GetRequiredService<IBus>();
        var audit = await bus.GetSendEndpoint(host.Services.GetRequiredService<WorkQueues>().AddressOf(Queues.Audit));
        await audit.Send(finished, Cancelled);
        await bus.Publish(finished, Cancelled);
        var last = finished with { ReviewId = Guid.CreateVersion7() };
        await audit.Send(last, Cancelled);

        await host.AuditAsync(1, entry => entry.EventId == last.ReviewId);
        var entry = Assert.Single(await host.AuditAsync(1, entry => entry.EventId == finished.ReviewId));
        Assert.Equal(
            (reviewer, "reviews", outcome, "AP 2026/17", "echo", finished.JobId),
            (entry.Caller, entry.Route, entry.Outcome.ToString(), entry.CaseReference, entry.ModelName, entry.JobId));
    }

    [Fact]
    public async Task Stop_ManyCallsJustAnswered_LosesNoEntry()
    {
        string folder;
        await using (var host = await GatewayHost.StartAsync())
        {
            folder = host.Folder;
            using var caller = host.Developer();
            await Parallel.ForAsync(0, 300, Cancelled, async (_, token) =>
            {
                using var response = await caller.GetAsync("/v1/api-info", token);
                response.EnsureSuccessStatusCode();
            });
        }

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "gateway.db")}");
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM audit_entries";
        Assert.Equal(300L, await command.ExecuteScalarAsync(Cancelled));
    }
}
