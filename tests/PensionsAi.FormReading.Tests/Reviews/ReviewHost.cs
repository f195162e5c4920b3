using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.Storage;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Bus;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.ServiceHost;
using PensionsAi.Storage;
using PensionsAi.TestServers;

namespace PensionsAi.FormReading.Tests.Reviews;

/// <summary>The service with a queue of reviews of a test's own, in either kind of storage.</summary>
internal sealed class ReviewHost : IAsyncDisposable
{
    /// <summary>A picture of eleven signs, which as five digits is never accepted.</summary>
    public const string NotAccepted = "field:digits&length=5";

    private static readonly byte[] Sample = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "personnummer.png"));

    private readonly ServiceUnderTest _service;

    private ReviewHost(ServiceUnderTest service, FinishedReviews finished)
    {
        _service = service;
        Finished = finished;
    }

    public FinishedReviews Finished { get; }

    public IServiceProvider Services => _service.Services;

    public IDbContextFactory<FormReadingDbContext> Contexts => Services.GetRequiredService<IDbContextFactory<FormReadingDbContext>>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<ReviewHost> StartAsync(StorageProvider storage, params (string Name, string Value)[] settings)
    {
        Assert.SkipWhen(storage == StorageProvider.PostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? string.Empty);
        var configuration = new Dictionary<string, string?> { ["FormReading:Reviews:AuditShare"] = "0" };
        if (storage == StorageProvider.PostgreSql)
        {
            configuration["Storage:Provider"] = "postgresql";
            configuration["Storage:ConnectionString"] = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        }

        foreach (var (name, value) in settings)
            configuration[$"FormReading:Reviews:{name}"] = value;
        var finished = new FinishedReviews();
        return new ReviewHost(
            await ServiceUnderTest.StartAsync(
                builder =>
                {
                    builder.AddFormReading();
                    builder.Services.AddSingleton(finished);
                    builder.AddConsumers(bus => bus.AddConsumer<FinishedReviews.FinishedConsumer>());
                },
                routes => routes.MapFormReading(),
                Cancelled,
                settings: configuration),
            finished);
    }

    /// <summary>A reviewer.</summary>
    public HttpClient Reviewer(string name) => _service.ClientOf(name, Scopes.Review);

    public HttpClient ClientOf(string name, params string[] scopes) => _service.ClientOf(name, scopes);

    /// <summary>Reads the sample by a template.</summary>
    public async Task<Contracts.FormReading> ReadAsync(string template = NotAccepted)
    {
        using var client = _service.ClientOf("case-handling", Scopes.ReadForms);
        using var content = new ByteArrayContent(Sample);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var answer = await client.PostAsync($"/v1/form-readings?template={template}", content, Cancelled);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, Cancelled))!;
    }

    /// <summary>Reads it and gives the id of its review.</summary>
    public async Task<Guid> AddReviewAsync(string template = NotAccepted) => Guid.Parse((await ReadAsync(template)).ReviewId!);

    /// <summary>Runs the job that reads it.</summary>
    public async Task<Contracts.FormReading> RunJobAsync(Guid job)
    {
        using var body = new MemoryStream(Sample);
        var query = new QueryCollection(new Dictionary<string, StringValues> { ["template"] = "field:digits", ["length"] = "5" });
        var outcome = await Services.GetRequiredService<ReadFormJob>().RunAsync(
            new JobInput(job, "form-readings", "case-handling", "case-7", "image/png", query, body), new Progress<double>(), Cancelled);
        using var result = new MemoryStream();
        await outcome.Representations[0].WriteAsync(result, Cancelled);
        return JsonSerializer.Deserialize<Contracts.FormReading>(result.ToArray(), JsonConventions.Options)!;
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
