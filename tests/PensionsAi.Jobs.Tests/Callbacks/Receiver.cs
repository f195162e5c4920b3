using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PensionsAi.Jobs.Tests.Callbacks;

/// <summary>A case system that is called back: over real HTTP, on loopback.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedCallback> _received = new();
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Everything that came, in order.</summary>
    public IReadOnlyList<ReceivedCallback> Received => [.. _received];

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What a key must allow for this receiver to be called.</summary>
    public string Host => Address.Authority;

    /// <param name="answer">Answers the nth call, from 1; 204 when left out.</param>
    public static async Task<Receiver> StartAsync(Func<HttpContext, int, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var app = builder.Build();
        var receiver = new Receiver(app);
        var count = 0;
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            receiver._received.Enqueue(new ReceivedCallback(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                body.ToArray()));
            context.Response.StatusCode = 204;
            if (answer is not null)
                await answer(context, Interlocked.Increment(ref count));
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Answers with these statuses in turn, the last one for ever.</summary>
    public static Task<Receiver> AnsweringAsync(params int[] statuses) => StartAsync((context, call) =>
    {
        context.Response.StatusCode = statuses[Math.Min(call, statuses.Length) - 1];
        return Task.CompletedTask;
    });

    /// <summary>What came, once there is as much.</summary>
    public async Task<IReadOnlyList<ReceivedCallback>> WaitForAsync(int atLeast)
    {
        await Eventually.IsTrueAsync(() => Task.FromResult(_received.Count >= atLeast));
        return Received;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }
}
