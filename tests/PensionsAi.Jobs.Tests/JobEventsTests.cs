using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Jobs.Tests;

public sealed class JobEventsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_OfAJob_EndWithItsEnd()
    {
        await using var host = await JobsHost.StartAsync();
        using var client = host.ClientOf("anna", Scopes.Mask);
        var jobs = await FollowAsync(client, await AcceptAsync(client));

        Assert.Equal(JobStatus.Succeeded, jobs[^1].Status);
        Assert.Single(jobs, job => job.HasEnded);
    }

    [Fact]
    public async Task Events_CancelledByAnotherCall_EndToo()
    {
        await using var host = await JobsHost.StartAsync(withService: false);
        using var client = host.ClientOf("anna", Scopes.Mask);
        var location = await AcceptAsync(client);
        var following = FollowAsync(client, location);
        using var deleted = await client.DeleteAsync(location, Cancelled);

        Assert.Equal(JobStatus.Cancelled, (await following)[^1].Status);
    }

    private static async Task<Uri> AcceptAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = JobsHost.Text("abc") };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = await client.SendAsync(request, Cancelled);
        return accepted.Headers.Location!;
    }

    private static async Task<List<Job>> FollowAsync(HttpClient client, Uri location)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        timeout.CancelAfter(TimeSpan.FromSeconds(30));
        await using var stream = await client.GetStreamAsync($"{location}/events", timeout.Token);
        var jobs = new List<Job>();
        await foreach (var item in SseParser.Create(stream, (_, data) => Encoding.UTF8.GetString(data)).EnumerateAsync(timeout.Token))
        {
            if (item.EventType == "job")
                jobs.Add(JsonSerializer.Deserialize<Job>(item.Data, JsonConventions.Options)!);
        }

        return jobs;
    }
}
