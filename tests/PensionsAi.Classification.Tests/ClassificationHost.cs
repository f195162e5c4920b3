using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PensionsAi.Classification.Contracts;
using PensionsAi.Masking;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.ServiceHost;
using Request = PensionsAi.Classification.Contracts.ClassifyText;

[assembly: AssemblyFixture(typeof(PensionsAi.Classification.Tests.ClassificationHost))]

namespace PensionsAi.Classification.Tests;

/// <summary>The service over real HTTP with the committed model, beside the real masking service.</summary>
public sealed class ClassificationHost : IAsyncLifetime
{
    private ServiceUnderTest? _masking;
    private ServiceUnderTest? _service;

    /// <summary>Configuration beside the tests' own, for a host that a test starts for itself.</summary>
    internal IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public IServiceProvider Services => _service!.Services;

    public async ValueTask InitializeAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var token = KeyValuePair.Create("Platform:Keys:internal-token", (string?)Convert.ToBase64String(RandomNumberGenerator.GetBytes(PlatformKeys.KeyBytes)));
        _masking = await ServiceUnderTest.StartAsync(builder => builder.AddMasking(), routes => routes.MapMasking(), cancelled, settings: [token]);
        _service = await ServiceUnderTest.StartAsync(
            builder => builder.AddClassification(),
            routes => routes.MapClassification(),
            cancelled,
            settings: [token, new("MaskingClient:Service", _masking.Address.AbsoluteUri), .. Settings]);
    }

    public HttpClient Client(params string[] scopes) => _service!.Client(scopes);

    public async Task<ClassificationResult> ClassifyAsync(Request request)
    {
        using var client = Client(Scopes.Classify);
        using var response = await client.PostAsJsonAsync(
            "/v1/classifications", request, JsonConventions.Options, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<ClassificationResult>(
            JsonConventions.Options, TestContext.Current.CancellationToken))!;
    }

    public async Task<(int Status, JsonElement Body)> PostAsync(
        string json, string contentType = "application/json", string path = "/v1/classifications")
    {
        using var client = Client(Scopes.Classify);
        using var content = new StringContent(json, Encoding.UTF8, contentType);
        using var response = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
        if (_masking is not null)
            await _masking.DisposeAsync();
    }
}
