using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PensionsAi.Jobs.Contracts;
using PensionsAi.Jobs.Retention;
using PensionsAi.Jobs.Storage;
using PensionsAi.JobWorker.Blobs;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests;

public abstract class JobRetentionTests(StorageProvider storage)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(6.9, true)]
    [InlineData(7.1, false)]
    public async Task Sweep_AroundTheExpiry_KeepsOrRemovesJobAndResult(double days, bool isKept)
    {
        await using var host = await JobsHost.StartAsync(storage: storage);
        using var client = host.ClientOf("anna", Scopes.Mask);
        using var answer = await client.PostAsync("/v1/maskings", JobsHost.Text("abc"), Cancelled);
        var job = (await client.GetFromJsonAsync<JobList>("/v1/jobs", JsonConventions.Options, Cancelled))!.Items.Single();
        await WaitForReportAsync(host, job.Id);

        await SweepAsync(host, TimeSpan.FromDays(days));

        using var found = await client.GetAsync($"/v1/jobs/{job.Id}", Cancelled);
        Assert.Equal(isKept ? HttpStatusCode.OK : HttpStatusCode.NotFound, found.StatusCode);
        Assert.Equal(isKept ? 1 : 0, (await host.BlobsAsync()).Count);
        await using var context = await Contexts(host).CreateDbContextAsync(Cancelled);
        Assert.Equal(isKept ? 0 : 1, await context.Removals.CountAsync(removal => removal.JobId == job.Id, Cancelled));
    }

    [Fact]
    public async Task Sweep_BlobWithoutARow_IsRemovedOnceItIsOld()
    {
        await using var host = await JobsHost.StartAsync(withService: false, storage: storage);
        var blobs = host.Services.GetRequiredService<EncryptedBlobs>();
        await blobs.WriteAsync($"{Guid.NewGuid():N}.input", (stream, token) => stream.WriteAsync("a"u8.ToArray(), token).AsTask(), Cancelled);

        await SweepAsync(host, TimeSpan.Zero);
        Assert.Single(await host.BlobsAsync());
        await SweepAsync(host, TimeSpan.FromHours(2));
        Assert.Empty(await host.BlobsAsync());
    }

    [Fact]
    public async Task Sweep_JobThatWaits_KeepsItsInput()
    {
        await using var host = await JobsHost.StartAsync(withService: false, storage: storage);
        using var client = host.ClientOf("anna", Scopes.Mask);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = JobsHost.Text("abc") };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = await client.SendAsync(request, Cancelled);

        await SweepAsync(host, TimeSpan.FromDays(365));

        Assert.Single(await host.BlobsAsync());
    }

    private static Task SweepAsync(JobsHost host, TimeSpan later) => new Sweep(
        Contexts(host), host.Services.GetRequiredService<EncryptedBlobs>(), new FakeTimeProvider(TimeProvider.System.GetUtcNow() + later)).RunAsync(Cancelled);

    private static IDbContextFactory<JobsDbContext> Contexts(JobsHost host) =>
        host.Services.GetRequiredService<IDbContextFactory<JobsDbContext>>();

    // A job whose end the audit trail was not told of is not removed, however old it is.
    private static async Task WaitForReportAsync(JobsHost host, Guid id)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        timeout.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            await using var context = await Contexts(host).CreateDbContextAsync(timeout.Token);
            if (await context.Jobs.AnyAsync(job => job.Id == id && job.FinishedAt != null && job.ReportAt == null, timeout.Token))
                return;
            await Task.Delay(50, timeout.Token);
        }
    }

    public sealed class OnSqlite() : JobRetentionTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : JobRetentionTests(StorageProvider.PostgreSql);
}
