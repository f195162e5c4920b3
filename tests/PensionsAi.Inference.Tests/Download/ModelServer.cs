using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PensionsAi.Inference.Tests.Download;

/// <summary>A server of one file that can be told to break off, to refuse and to know no ranges.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelServer(WebApplication app) => _app = app;

    public byte[] Content { get; set; } = [];

    /// <summary>Bytes after which an answer breaks off, one for each of the next answers.</summary>
    public Queue<int> BreakOffAfter { get; } = new();

    /// <summary>
    /// Waited for before an answer breaks off. A connection that is aborted may take with it what was sent and not yet read,
    /// so a test that counts the bytes that came waits until they have.
    /// </summary>
    public Func<CancellationToken, Task> BeforeBreakingOff { get; set; } = _ => Task.CompletedTask;

    /// <summary>Statuses of the next answers.</summary>
    public Queue<int> Refusals { get; } = new();

    public bool KnowsRanges { get; set; } = true;

    /// <summary>The <c>Range</c> of every request.</summary>
    public List<string> Ranges { get; } = [];

    public Uri Address => new(_app.Urls.First() + "/weights.bin");

    public static async Task<ModelServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ModelServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Ranges.Add(context.Request.Headers.Range.ToString());
        if (Refusals.TryDequeue(out var status))
        {
            context.Response.StatusCode = status;
            return;
        }

        var from = 0;
        if (KnowsRanges && context.Request.GetTypedHeaders().Range?.Ranges.Single().From is { } start)
        {
            if (start >= Content.Length)
            {
                context.Response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                return;
            }

            from = (int)start;
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = $"bytes {from}-{Content.Length - 1}/{Content.Length}";
        }

        context.Response.ContentLength = Content.Length - from;
        var breaksOff = BreakOffAfter.TryDequeue(out var length);
        await context.Response.Body.WriteAsync(Content.AsMemory(from, breaksOff ? length : Content.Length - from));
        if (breaksOff)
        {
            await context.Response.Body.FlushAsync();
            await BeforeBreakingOff(context.RequestAborted);
            context.Abort();
        }
    }
}
