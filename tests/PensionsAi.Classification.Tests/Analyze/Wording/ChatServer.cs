using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PensionsAi.Classification.Tests.Analyze.Wording;

/// <summary>Speaks as much of Azure OpenAI's chat completions as there is to a theme, and does what the test says, call by call.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    public const string Deployment = "gpt-test";
    public const string Key = "a-key-of-the-test";

    private readonly WebApplication _app;
    private readonly Func<int, HttpContext, Task> _answer;
    private int _calls;
    private int _atOnce;
    private int _mostAtOnce;

    private ChatServer(WebApplication app, Func<int, HttpContext, Task> answer) => (_app, _answer) = (app, answer);

    public int Calls => _calls;

    public int MostAtOnce => _mostAtOnce;

    /// <summary>Everything that was sent to it: addresses, headers and bodies.</summary>
    public ConcurrentQueue<string> Received { get; } = [];

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Starts it.</summary>
    /// <param name="answer">Answers a call, whose number it is given, from 1.</param>
    public static async Task<ChatServer> StartAsync(Func<int, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new ChatServer(app, answer);
        app.MapPost($"/openai/deployments/{Deployment}/chat/completions", server.HandleAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Answers as a model does.</summary>
    public static Task AnswerAsync(HttpContext context, string content, string finishReason = "stop", int tokens = 500, string? refusal = null) =>
        context.Response.WriteAsJsonAsync(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1_700_000_000,
            model = "gpt-4o",
            choices = new[] { new { index = 0, finish_reason = finishReason, message = new { role = "assistant", content = refusal is null ? content : null, refusal } } },
            usage = new { prompt_tokens = tokens - 50, completion_tokens = 50, total_tokens = tokens },
        });

    /// <summary>Names and sums up any theme.</summary>
    public static Task NameAsync(HttpContext context) => AnswerAsync(context, """{"name":"Krånglande inloggning","summary":"De som skrivit kommer inte in med BankID."}""");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        Received.Enqueue($"{context.Request.Path}{context.Request.QueryString}\n{string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"))}\n{body}");
        var call = Interlocked.Increment(ref _calls);
        if (context.Request.Headers["api-key"] != Key || !context.Request.Query.ContainsKey("api-version"))
        {
            context.Response.StatusCode = 401;
            return;
        }

        var request = JsonElement.Parse(body);
        if (request.GetProperty("messages").GetArrayLength() != 2 || request.GetProperty("response_format").GetProperty("type").GetString() != "json_schema")
        {
            context.Response.StatusCode = 400;
            return;
        }

        var atOnce = Interlocked.Increment(ref _atOnce);
        InterlockedMax(ref _mostAtOnce, atOnce);
        try
        {
            await _answer(call, context);
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }

    private static void InterlockedMax(ref int place, int value)
    {
        for (var seen = place; seen < value;)
            seen = Interlocked.CompareExchange(ref place, value, seen);
    }
}
