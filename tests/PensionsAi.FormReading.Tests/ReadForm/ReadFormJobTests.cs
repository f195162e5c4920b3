using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.FormReading.Tests.ReadForm;

public sealed class ReadFormJobTests(FormReadingHost host)
{
    [Fact]
    public async Task Run_Strip_WritesWhatTheCallWouldHaveAnswered()
    {
        var outcome = await RunAsync("field:personnummer", TestPictures.Strip("340101-7003"));
        Assert.Null(outcome.Problem);
        Assert.Equal("handwritten-digits", outcome.Model?.Name);
        var result = Assert.Single(outcome.Representations);
        using var content = new MemoryStream();
        await result.WriteAsync(content, TestContext.Current.CancellationToken);
        using var reading = JsonDocument.Parse(content.ToArray());
        Assert.Equal("340101-7003", reading.RootElement.GetProperty("fields")[0].GetProperty("suggestion").GetString());
    }

    [Theory]
    [InlineData("field:personnummer", "unreadable-image")]
    [InlineData("field:unknown", "unknown-template")]
    public async Task Run_BadInput_FailsWithTheSameProblem(string template, string kind) =>
        Assert.Equal(kind, (await RunAsync(template, "no picture"u8.ToArray())).Problem?.Kind);

    private async Task<JobOutcome> RunAsync(string template, byte[] body)
    {
        using var stream = new MemoryStream(body);
        var query = new QueryCollection(new Dictionary<string, StringValues> { ["template"] = template });
        var input = new JobInput(Guid.NewGuid(), "form-readings", "tests", null, "image/png", query, stream);
        return await host.Job.RunAsync(input, new Progress<double>(), TestContext.Current.CancellationToken);
    }
}
