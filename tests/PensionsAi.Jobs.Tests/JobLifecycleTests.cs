using System.Net;
using System.Net.Http.Json;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.Storage;

namespace PensionsAi.Jobs.Tests;

public abstract class JobLifecycleTests(StorageProvider storage)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_RespondAsync_IsAcceptedAndFinished()
    {
        await using var host = await JobsHost.StartAsync(storage: storage);
        using var client = host.ClientOf("anna", Scopes.Mask);
        using var accepted = await PostAsync(client, "abc", prefer: "respond-async");

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var job = await WaitForEndAsync(client, accepted.Headers.Location!);
        Assert.Equal(JobStatus.Succeeded, job.Status);
        Assert.Equal("cba", await client.GetStringAsync($"/v1/jobs/{job.Id}/result", Cancelled));
        Assert.DoesNotContain(await host.BlobsAsync(), name => name.EndsWith(".input", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_JobOfAnother_IsNotFound()
    {
        await using var host = await JobsHost.StartAsync(storage: storage);
        using var anna = host.ClientOf("anna", Scopes.Mask);
        using var bo = host.ClientOf("bo", Scopes.Mask);
        using var accepted = await PostAsync(anna, "abc", prefer: "respond-async");
        var job = await WaitForEndAsync(anna, accepted.Headers.Location!);

        foreach (var path in (string[])[$"/v1/jobs/{job.Id}", $"/v1/jobs/{job.Id}/result", $"/v1/jobs/{job.Id}/events"])
        {
            using var answer = await bo.GetAsync(path, Cancelled);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }

        using var deleted = await bo.DeleteAsync($"/v1/jobs/{job.Id}", Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, deleted.StatusCode);
        Assert.Equal("cba", await anna.GetStringAsync($"/v1/jobs/{job.Id}/result", Cancelled));
    }

    [Fact]
    public async Task Post_WithoutTokenOrScope_IsRefused()
    {
        await using var host = await JobsHost.StartAsync(storage: storage);
        using var stranger = new HttpClient { BaseAddress = host.Address };
        using var unknown = await PostAsync(stranger, "abc");
        using var reader = host.ClientOf("anna", Scopes.ReadForms);
        using var unscoped = await PostAsync(reader, "abc");

        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, unscoped.StatusCode);
        Assert.Equal("application/problem+json", unscoped.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Post_SameIdempotencyKey_IsDoneOnce()
    {
        await using var host = await JobsHost.StartAsync(storage: storage);
        using var client = host.ClientOf("anna", Scopes.Mask);
        using var first = await PostAsync(client, "abc", key: "k-1");
        using var again = await PostAsync(client, "abc", key: "k-1");
        using var other = await PostAsync(client, "abd", key: "k-1");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("cba", await again.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        var jobs = await client.GetFromJsonAsync<JobList>("/v1/jobs", JsonConventions.Options, Cancelled);
        Assert.Equal(1, jobs!.TotalItems);
    }

    [Fact]
    public async Task Delete_QueuedJob_IsCancelledAndItsInputGone()
    {
        await using var host = await JobsHost.StartAsync(withService: false, storage: storage);
        using var client = host.ClientOf("anna", Scopes.Mask);
        using var accepted = await PostAsync(client, "abc", prefer: "respond-async");
        using var deleted = await client.DeleteAsync(accepted.Headers.Location!, Cancelled);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        var job = await client.GetFromJsonAsync<Job>(accepted.Headers.Location!, JsonConventions.Options, Cancelled);
        Assert.Equal(JobStatus.Cancelled, job!.Status);
        using var result = await client.GetAsync($"/v1/jobs/{job.Id}/result", Cancelled);
        Assert.Equal(HttpStatusCode.Conflict, result.StatusCode);
        Assert.DoesNotContain(await host.BlobsAsync(), name => name.EndsWith(".input", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_AfterAHostThatLostItsMessages_FinishesWhatWasAccepted()
    {
        Uri location;
        string folder;
        await using (var first = await JobsHost.StartAsync(withService: false, storage: storage))
        {
            using var client = first.ClientOf("anna", Scopes.Mask);
            using var accepted = await PostAsync(client, "abc", prefer: "respond-async");
            (location, folder) = (accepted.Headers.Location!, first.Folder);
        }

        await using var second = await JobsHost.StartAsync(folder);
        using var again = second.ClientOf("anna", Scopes.Mask);
        Assert.Equal(JobStatus.Succeeded, (await WaitForEndAsync(again, location)).Status);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string text, string? prefer = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = JobsHost.Text(text) };
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request, Cancelled);
    }

    private static async Task<Job> WaitForEndAsync(HttpClient client, Uri location)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        timeout.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var job = await client.GetFromJsonAsync<Job>(location, JsonConventions.Options, timeout.Token);
            if (job!.Status is not (JobStatus.Queued or JobStatus.Running))
                return job;
            await Task.Delay(100, timeout.Token);
        }
    }

    public sealed class OnSqlite() : JobLifecycleTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : JobLifecycleTests(StorageProvider.PostgreSql);
}
