using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PensionsAi.JobWorker.Checking;
using PensionsAi.JobWorker.Running;
using PensionsAi.RandomSpeechModel;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.Transcription.TranscribeCall;

namespace PensionsAi.Transcription.Tests.TranscribeCall;

/// <summary>The service alone, over HTTP, with a models folder of its own.</summary>
public sealed class TranscriptionHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pensionsai-transcription-").FullName;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    private string Models => Path.Combine(_folder, "models");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Platform:LocalFolder"] = Path.Combine(_folder, "local"),
            ["PENSIONSAI_MODELS"] = Models,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.AddTranscription();
        builder.AddBus();
        _app = builder.Build();
        _app.UseService(routes => routes.MapTranscription());
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What jobs asks before it accepts a call.</summary>
    public async Task<HttpResponseMessage> CheckAsync(
        string query, string? contentType, byte[] head, bool isWhole = true, string? scope = Scopes.Transcribe)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/internal/checks/v1/transcriptions" + query);
        request.Content = new ByteArrayContent(head);
        if (contentType is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Add(JobCheckRequest.IsWholeHeader, isWhole ? "true" : "false");
        if (scope is not null)
        {
            var token = _app.Services.GetRequiredService<InternalToken>().Issue(new CallerIdentity("tester", [scope]));
            request.Headers.Add(InternalToken.HeaderName, token);
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> ModelsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/models");
        request.Headers.Add(
            InternalToken.HeaderName, _app.Services.GetRequiredService<InternalToken>().Issue(new CallerIdentity("tester", [Scopes.Operate])));
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    internal Task<JobOutcome> RunJobAsync(string query, string contentType, byte[] body) =>
        _app.Services.GetRequiredService<TranscribeCallJob>().RunAsync(
            new JobInput(
                Guid.NewGuid(),
                "transcriptions",
                "tester",
                null,
                contentType,
                new QueryCollection(QueryHelpers.ParseQuery(query)),
                new MemoryStream(body)),
            new Progress<double>(),
            TestContext.Current.CancellationToken);

    /// <summary>Puts a model under the speech model's name: a real one of random weights, or what is none at all.</summary>
    /// <param name="damaged">Whether the file differs from its manifest.</param>
    /// <param name="isModel">Whether the file is a speech model.</param>
    internal IDisposable InstallWeights(bool damaged = false, bool isModel = true)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Models, "kb-whisper-small"));
        var path = Path.Combine(folder.FullName, "ggml-model-q5_0.bin");
        if (isModel)
            RandomModelFile.Write(path, ModelSize.Toy, StoredAs.Q5_0, seed: 1);
        else
            File.WriteAllBytes(path, [1, 2, 3]);
        var weights = File.ReadAllBytes(path);
        File.WriteAllText(Path.Combine(folder.FullName, "manifest.json"), $$"""
            { "name": "kb-whisper-small", "version": "1.0.0", "task": "speech-recognition",
              "files": [ { "path": "ggml-model-q5_0.bin", "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(weights))}}", "bytes": {{weights.Length}} } ],
              "source": "a test", "licence": "none", "measured": {}, "input": "none", "output": "none" }
            """);
        if (damaged)
        {
            weights[^1] ^= 1;
            File.WriteAllBytes(path, weights);
        }

        return new Installed(folder);
    }

    private sealed class Installed(DirectoryInfo folder) : IDisposable
    {
        public void Dispose() => folder.Delete(recursive: true);
    }
}
