using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace PensionsAi.ServiceDefaults.Hosting;

/// <summary>
/// Lets a process that was told to stop leave without breaking a call: it says that it is not ready, ends the connections of
/// those that still call, and only then closes its port.
/// </summary>
internal sealed class Drain(IHostApplicationLifetime lifetime, Departure departure, IOptions<DrainOptions> options, TimeProvider time)
    : IHostedLifecycleService, IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, pipeline) =>
        {
            if (HttpProtocol.IsHttp11(context.Request.Protocol))
                context.Response.OnStarting(CloseAsync, context.Response);
            return pipeline(context);
        });
        next(app);
    };

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A signal has said so before; who stops the host by a call has not.
        lifetime.StopApplication();
        try
        {
            await Task.Delay(options.Value.Delay, time, cancellationToken);
        }
        finally
        {
            departure.Begin();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A connection that is kept would be closed under its next call.
    private Task CloseAsync(object response)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            ((HttpResponse)response).Headers[HeaderNames.Connection] = "close";
        return Task.CompletedTask;
    }
}
