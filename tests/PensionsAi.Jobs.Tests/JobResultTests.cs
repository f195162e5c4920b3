using System.Text;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Identity;

namespace PensionsAi.Jobs.Tests;

/// <summary>Which of a result's media types a caller gets.</summary>
public sealed class JobResultTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Result_WithAccept_IsOfTheTypeThatIsAcceptedMost()
    {
        await using var host = await JobsHost.StartWithAsync<TextAndTable>();
        using var client = host.ClientOf("anna", Scopes.Mask);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/maskings") { Content = JobsHost.Text("abc") };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = await client.SendAsync(request, Cancelled);
        var result = accepted.Headers.Location + "/result";
        await Eventually.IsTrueAsync(async () => (await GetAsync(client, result, null)).Status == 200);

        foreach (var (accept, type) in ((string?, string?)[])
        [
            (null, "text/plain"),
            ("*/*", "text/plain"),
            ("text/csv", "text/csv"),
            ("text/csv;charset=utf-8", "text/csv"),
            ("text/csv; charset=utf-8; header=present, text/plain;q=0.9", "text/csv"),
            ("text/csv, text/plain", "text/csv"),
            ("text/plain;q=0.2, text/*;q=0.8", "text/csv"),
            ("text/plain;charset=utf-8;q=0, */*", "text/csv"),
            ("text/csv;q=0, text/plain;q=0, */*", null),
            ("text/csv;charset=utf-8;q=0", null),
            ("application/json;charset=utf-8", null),
        ])
            Assert.Equal((accept, type is null ? 406 : 200, type ?? "application/problem+json"), await GetAsync(client, result, accept));
    }

    private static async Task<(string? Accept, int Status, string? Type)> GetAsync(HttpClient client, string path, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        using var answer = await client.SendAsync(request, Cancelled);
        return (accept, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
    }

    private sealed class TextAndTable : IJobHandler
    {
        public Task<JobOutcome> RunAsync(JobInput input, IProgress<double> progress, CancellationToken cancellationToken) =>
            Task.FromResult(JobOutcome.Succeeded(null, As("text/plain; charset=utf-8"), As("text/csv; charset=utf-8")));

        private static JobRepresentation As(string mediaType) =>
            new(mediaType, (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(mediaType), token).AsTask());
    }
}
