using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.Tests;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Identity;

[assembly: AssemblyFixture(typeof(FormReadingHost))]

namespace PensionsAi.FormReading.Tests;

/// <summary>The service alone, over real HTTP, with its model. One for all tests.</summary>
public sealed class FormReadingHost : IAsyncLifetime
{
    private WebApplication _app = null!;

    internal FormReader Reader => _app.Services.GetRequiredService<FormReader>();

    internal ReadFormJob Job => _app.Services.GetRequiredService<ReadFormJob>();

    internal DigitNetwork Network => _app.Services.GetRequiredService<DigitNetwork>();

    public ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("form-reading-tests-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Platform:LocalFolder"] = folder,
        });
        builder.AddServiceDefaults();
        builder.AddFormReading();
        builder.AddBus();
        _app = builder.Build();
        _app.UseService(routes => routes.MapFormReading());
        return new ValueTask(_app.StartAsync(TestContext.Current.CancellationToken));
    }

    public HttpClient Client(params string[] scopes)
    {
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient { BaseAddress = new Uri(address) };
        var token = _app.Services.GetRequiredService<InternalToken>().Issue(new CallerIdentity("tests", scopes));
        client.DefaultRequestHeaders.Add(InternalToken.HeaderName, token);
        return client;
    }

    public async Task<HttpResponseMessage> PostAsync(string query, byte[] body, string contentType = "image/png", string path = "/v1/form-readings")
    {
        using var client = Client(Scopes.ReadForms);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await client.PostAsync(path + query, content, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
