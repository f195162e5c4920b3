using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PensionsAi.Classification;
using PensionsAi.ClassificationClient;
using PensionsAi.Masking;
using PensionsAi.MaskingClient;
using PensionsAi.ServiceDefaults.Hosting;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.ServiceHost;

[assembly: AssemblyFixture(typeof(PensionsAi.Transcription.Tests.Transcripts.Services))]

namespace PensionsAi.Transcription.Tests.Transcripts;

/// <summary>The real masking and classification services over HTTP, and the clients that transcription has of them.</summary>
public sealed class Services : IAsyncLifetime
{
    private readonly KeyValuePair<string, string?> _token =
        new("Platform:Keys:internal-token", Convert.ToBase64String(RandomNumberGenerator.GetBytes(PlatformKeys.KeyBytes)));

    private ServiceUnderTest? _masking;
    private ServiceUnderTest? _classification;
    private IHost? _clients;
    private IHost? _lonely;

    public TextMasking Masking => _clients!.Services.GetRequiredService<TextMasking>();

    public TextSentiment Sentiment => _clients!.Services.GetRequiredService<TextSentiment>();

    /// <summary>Masking at an address at which nothing listens.</summary>
    public TextMasking NoMasking => _lonely!.Services.GetRequiredService<TextMasking>();

    /// <summary>Classification at an address at which nothing listens.</summary>
    public TextSentiment NoSentiment => _lonely!.Services.GetRequiredService<TextSentiment>();

    public async ValueTask InitializeAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        _masking = await ServiceUnderTest.StartAsync(builder => builder.AddMasking(), routes => routes.MapMasking(), cancelled, settings: [_token]);
        _classification = await ServiceUnderTest.StartAsync(
            builder => builder.AddClassification(), routes => routes.MapClassification(), cancelled, settings: [_token]);
        _clients = Clients(_masking.Address, _classification.Address);
        _lonely = Clients(new Uri("http://127.0.0.1:9"), new Uri("http://127.0.0.1:9"));
    }

    public async ValueTask DisposeAsync()
    {
        _clients?.Dispose();
        _lonely?.Dispose();
        if (_masking is not null)
            await _masking.DisposeAsync();
        if (_classification is not null)
            await _classification.DisposeAsync();
    }

    private IHost Clients(Uri masking, Uri classification)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            _token,
            new("MaskingClient:Service", masking.AbsoluteUri),
            new("ClassificationClient:Service", classification.AbsoluteUri),
        ]);
        builder.AddServiceDefaults();
        builder.AddMaskingClient();
        builder.AddClassificationClient();
        return builder.Build();
    }
}
