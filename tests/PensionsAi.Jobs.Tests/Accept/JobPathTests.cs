using System.Net;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.Jobs.Tests.Accept;

/// <summary>Calls that become jobs under another path than their kind's.</summary>
public sealed class JobPathTests
{
    private static readonly (string, string)[] Path = [("Jobs:Kinds:maskings:Path", "/v1/rooms/{room}/maskings")];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/rooms/blue/maskings", "room=blue")]
    [InlineData("/v1/rooms/blue/maskings?ROOM=red&room=green", "room=blue")]
    [InlineData("/v1/rooms/bl%C3%A5%26room%3Dred/maskings?size=4", "room=blå&room=red|size=4")]
    public async Task Post_PathNamesAValue_HandlerFindsItInTheQuery(string path, string seen)
    {
        await using var host = await JobsHost.StartWithAsync<TellQuery>(settings: Path);
        using var client = host.ClientOf("case-system", "mask");

        // The kind has a synchronous answer, which is the job's result.
        using var answer = await client.PostAsync(path, JobsHost.Text("x"), Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(seen, await answer.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task Post_TheKindsOwnPath_IsNotThere()
    {
        await using var host = await JobsHost.StartWithAsync<TellQuery>(settings: Path);
        using var client = host.ClientOf("case-system", "mask");
        using var answer = await client.PostAsync("/v1/maskings", JobsHost.Text("x"), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private sealed class TellQuery : IJobHandler
    {
        public Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken)
        {
            var seen = string.Join('|', input.Query.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}"));
            return Task.FromResult(JobOutcome.Succeeded(
                null, new JobRepresentation("text/plain", (stream, token) => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(seen), token).AsTask())));
        }
    }
}
