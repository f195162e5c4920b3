using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Gateway.Tests.Hosting;

/// <summary>A real service behind the gateway: answers with what it received, or behaves as the query says.</summary>
internal sealed class EchoService : IAsyncDisposable
{
    public static readonly ModelVersion Model = new("echo", "1.2.3", new string('a', 64));

    private readonly WebApplication _app;

    private EchoService(WebApplication app)
    {
        _app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public string Address { get; }

    /// <summary>Lets the stream of events go on.</summary>
    public SemaphoreSlim NextEvent { get; } = new(0);

    public static async Task<EchoService> StartAsync(string name)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        EchoService? service = null;
        app.MapGet("/internal/models", () => name == "jobs"
            ? Results.NotFound()
            : Results.Json(new[]
            {
                new { name = "model-of-" + name, version = "1.0.0", sha256 = new string('b', 64), licence = "MIT", source = "Ours", task = "echo", measured = new { accuracy = 0.9 }, loaded = true, later = 1 },
                new { name = "shared", version = "1.0.0", sha256 = new string('c', 64), licence = "MIT", source = "Ours", task = "echo", measured = new { accuracy = 0.9 }, loaded = true, later = 1 },
            }));
        app.MapGet("/v1/jobs/{id}/events", context => service!.SendEventsAsync(context));
        app.MapFallback("{**path}", context => AnswerAsync(name, context));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return service = new EchoService(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        NextEvent.Dispose();
    }

    private static async Task AnswerAsync(string name, HttpContext context)
    {
        long bytes = 0;
        var buffer = new byte[128 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var length)
            bytes += length;

        switch (context.Request.Query["behave"])
        {
            case "hang":
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
                return;
            case "break-off":
                context.Abort();
                return;
            case "bare-500":
                context.Response.StatusCode = 500;
                await context.Response.WriteAsync("a stack trace with secrets", context.RequestAborted);
                return;
            case "bare-404":
                context.Response.StatusCode = 404;
                return;
            case "problem":
                context.Response.StatusCode = 422;
                await context.Response.WriteAsJsonAsync(new { type = "urn:pensionsai:problem:its-own" }, options: null, "application/problem+json", context.RequestAborted);
                return;
            case "accept":
                context.Response.StatusCode = 202;
                context.Response.Headers.Location = "/v1/jobs/0199f3a0-0000-7000-8000-000000000001";
                return;
        }

        context.SetModel(Model);
        context.Response.ContentType = MediaTypeNames.Application.Json;
        await context.Response.WriteAsJsonAsync(
            new Echo(
                name,
                context.Request.Method,
                context.Request.Path,
                context.Request.QueryString.ToString(),
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                bytes),
            context.RequestAborted);
    }

    private async Task SendEventsAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        for (var number = 1; number <= 2; number++)
        {
            await context.Response.WriteAsync($"event: job\ndata: {number}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await NextEvent.WaitAsync(context.RequestAborted);
        }
    }
}
