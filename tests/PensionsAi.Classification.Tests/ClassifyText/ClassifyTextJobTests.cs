using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Classification.ClassifyText;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.Classification.Tests.ClassifyText;

public sealed class ClassifyTextJobTests(ClassificationHost host)
{
    private const string Good = """{"taxonomy": "pension-freetext", "texts": [{"id": "1", "text": "När kommer pengarna i december?"}]}""";

    [Fact]
    public async Task Run_GoodInput_WritesWhatTheCallAnswers()
    {
        var progress = new LastProgress();
        var outcome = await RunAsync(Good, "application/json", progress);

        var representation = Assert.Single(outcome.Representations);
        Assert.Equal("application/json", representation.ContentType);
        using var written = new MemoryStream();
        await representation.WriteAsync(written, TestContext.Current.CancellationToken);
        var (_, answered) = await host.PostAsync(Good);
        Assert.True(JsonElement.DeepEquals(answered, JsonElement.Parse(Encoding.UTF8.GetString(written.ToArray()))));
        Assert.Equal("pension-freetext", outcome.Model!.Name);
        Assert.Equal(1, progress.Value);
    }

    [Theory]
    [InlineData("{", "application/json", 400)]
    [InlineData("""{"taxonomy": "no-such", "texts": [{"id": "1", "text": "x"}]}""", "application/json", 422)]
    [InlineData(Good, "text/plain", 415)]
    [InlineData(Good, "application/json; charset=latin1", 415)]
    [InlineData(Good, "", 415)]
    public async Task Run_BadInput_FailsWithTheProblem(string json, string contentType, int status)
    {
        var outcome = await RunAsync(json, contentType, new LastProgress());
        Assert.Equal(status, outcome.Problem!.Status);
        Assert.Empty(outcome.Representations);
    }

    private async Task<JobOutcome> RunAsync(string json, string contentType, IProgress<double> progress)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var input = new JobInput(Guid.NewGuid(), ClassifyTextJob.Kind, "test", null, contentType, new QueryCollection(), body);
        return await host.Services.GetRequiredService<ClassifyTextJob>().RunAsync(input, progress, TestContext.Current.CancellationToken);
    }

    private sealed class LastProgress : IProgress<double>
    {
        public double Value { get; private set; }

        public void Report(double value) => Value = value;
    }
}
