using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.Templates;
using PensionsAi.FormReading.Tests;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceHost;

[assembly: AssemblyFixture(typeof(FormReadingHost))]

namespace PensionsAi.FormReading.Tests;

/// <summary>The service alone, over real HTTP, with its model. One for all tests.</summary>
public sealed class FormReadingHost : IAsyncLifetime
{
    private ServiceUnderTest? _service;

    internal FormReader Reader => _service!.Services.GetRequiredService<FormReader>();

    /// <summary>A reader of pages that knows these templates alone.</summary>
    internal PageReader ReaderOf(params IEnumerable<FormTemplate> templates) =>
        ActivatorUtilities.CreateInstance<PageReader>(_service!.Services, new FormTemplates(templates));

    internal ReadFormJob Job => _service!.Services.GetRequiredService<ReadFormJob>();

    /// <summary>What commands beside the service are given.</summary>
    internal IConfiguration Configuration => _service!.Services.GetRequiredService<IConfiguration>();

    internal DigitNetwork Network => _service!.Services.GetRequiredService<DigitNetwork>();

    public async ValueTask InitializeAsync() => _service = await ServiceUnderTest.StartAsync(
        Add,
        routes => routes.MapFormReading(),
        TestContext.Current.CancellationToken,
        // No accepted form is drawn for review: the answers are compared.
        settings: [new("FormReading:Reviews:AuditShare", "0")]);

    private static void Add(IHostApplicationBuilder builder)
    {
        // Nobody listens there.
        builder.Configuration["FormReading:Jobs"] = "http://127.0.0.1:9";
        builder.AddFormReading();
    }

    public HttpClient Client(params string[] scopes) => _service!.Client(scopes);

    public async Task<HttpResponseMessage> PostAsync(string query, byte[] body, string contentType = "image/png", string path = "/v1/form-readings")
    {
        using var client = Client(Scopes.ReadForms);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await client.PostAsync(path + query, content, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _service?.DisposeAsync() ?? ValueTask.CompletedTask;
}
