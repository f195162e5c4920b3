using System.Net.Http.Json;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests;

public abstract class JobFailureTests(StorageProvider storage)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_FaultThatPasses_IsTriedAgain()
    {
        await using var host = await JobsHost.StartWithAsync<FailingText>(storage: storage);
        using var client = host.ClientOf("anna", Scopes.Mask);
        var job = await RunAsync(client, "once");

        Assert.Equal(JobStatus.Succeeded, job.Status);
        Assert.Equal(2, job.Attempts);
    }

    [Fact]
    public async Task Run_FaultThatStays_FailsWithAProblemThatRepeatsNothing()
    {
        await using var host = await JobsHost.StartWithAsync<FailingText>(storage: storage);
        using var client = host.ClientOf("anna", Scopes.Mask);
        var job = await RunAsync(client, "always 19900101-2385");

        Assert.Equal(JobStatus.Failed, job.Status);
        Assert.Equal("urn:pensionsai:problem:attempts-exhausted", job.Problem!.Type);
        Assert.DoesNotContain("19900101", job.Problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await host.BlobsAsync(), name => name.EndsWith(".input", StringComparison.Ordinal));
    }

    private static async Task<Job> RunAsync(HttpClient client, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = JobsHost.Text(text) };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = await client.SendAsync(request, Cancelled);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        timeout.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var job = await client.GetFromJsonAsync<Job>(accepted.Headers.Location!, JsonConventions.Options, timeout.Token);
            if (job!.HasEnded)
                return job;
            await Task.Delay(200, timeout.Token);
        }
    }

    public sealed class OnSqlite() : JobFailureTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : JobFailureTests(StorageProvider.PostgreSql);
}
