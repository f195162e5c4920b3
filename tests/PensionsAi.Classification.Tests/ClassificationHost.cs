using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PensionsAi.Classification.Contracts;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using Request = PensionsAi.Classification.Contracts.ClassifyText;

[assembly: AssemblyFixture(typeof(PensionsAi.Classification.Tests.ClassificationHost))]

namespace PensionsAi.Classification.Tests;

/// <summary>The service over real HTTP with the committed model.</summary>
public sealed class ClassificationHost : IAsyncLifetime
{
    private WebApplication? _app;

    public IServiceProvider Services => _app!.Services;

    public ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("classification-tests-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Platform:LocalFolder"] = folder,
        });
        builder.AddServiceDefaults();
        builder.AddClassification();
        builder.AddBus();
        _app = builder.Build();
        _app.UseService(routes => routes.MapClassification());
        return new ValueTask(_app.StartAsync());
    }

    public HttpClient Client(params string[] scopes)
    {
        var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient { BaseAddress = new Uri(address) };
        var token = Services.GetRequiredService<InternalToken>().Issue(new CallerIdentity("test", scopes));
        client.DefaultRequestHeaders.Add(InternalToken.HeaderName, token);
        return client;
    }

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
        if (_app is null)
            return;
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
