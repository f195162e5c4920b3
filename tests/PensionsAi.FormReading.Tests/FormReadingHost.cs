using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using PensionsAi.FormReading.Model;
using PensionsAi.FormReading.ReadForm;
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

    internal ReadFormJob Job => _service!.Services.GetRequiredService<ReadFormJob>();

    internal DigitNetwork Network => _service!.Services.GetRequiredService<DigitNetwork>();

    public async ValueTask InitializeAsync() => _service = await ServiceUnderTest.StartAsync(
        builder => builder.AddFormReading(), routes => routes.MapFormReading(), TestContext.Current.CancellationToken,
        // No accepted form is drawn for review: the answers are compared.
        settings: [new("FormReading:Reviews:AuditShare", "0")]);

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
