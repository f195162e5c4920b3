using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Azure.AI.OpenAI;
using Microsoft.Extensions.Options;
using OpenAI.Chat;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace PensionsAi.Classification.Analyze.Wording;

/// <summary>
/// The configured Azure OpenAI deployment behind one pipeline: limits of time and of calls at once, retry, and a circuit breaker. It
/// sends what it is given: masking is <see cref="ThemeWriter"/>'s. Thread-safe.
/// </summary>
internal sealed partial class LanguageModel
{
    private const int FewestAttempts = 5;

    private readonly ChatClient? _chat;
    private readonly ResiliencePipeline _pipeline;
    private readonly ILogger<LanguageModel> _logger;

    public LanguageModel(IOptions<LanguageModelOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<LanguageModel> logger)
    {
        _logger = logger;
        var settings = options.Value;
        _pipeline = PipelineOf(settings, time);
        if (settings.Endpoint is null)
            return;
        Name = settings.Deployment;
        _chat = new AzureOpenAIClient(settings.Endpoint, new ApiKeyCredential(settings.Key!), new AzureOpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(clients.CreateClient(nameof(LanguageModel))),
            // One layer of retry and of time limits: the pipeline.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        }).GetChatClient(settings.Deployment);
    }

    /// <summary>What the deployment is called; null when none is configured, and then nothing may be asked.</summary>
    public string? Name { get; }

    /// <summary>Asks for an answer to data.</summary>
    /// <param name="data">The data, masked.</param>
    /// <param name="budget">What each attempt takes its tokens of.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer, null when the model refused or was cut short, and the tokens that were used; null when the budget has not enough left.</returns>
    /// <exception cref="LanguageModelUnavailableException">It cannot answer now.</exception>
    public async Task<(string? Answer, int Tokens)?> AskAsync(string data, TokenBudget budget, CancellationToken cancellationToken)
    {
        try
        {
            if (await _pipeline.ExecuteAsync(async token => await AttemptAsync(data, budget, token), cancellationToken) is not { } completion)
                return null;
            var isWhole = completion is { FinishReason: ChatFinishReason.Stop, Refusal: null, Content.Count: 1 };
            return (isWhole ? completion.Content[0].Text : null, completion.Usage?.TotalTokenCount ?? 0);
        }
        // Whatever else goes wrong: a language model is never a reason to fail.
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Its message may quote what was sent or answered.
            LogFailed(_logger, exception.GetType().Name, (exception as ClientResultException)?.Status ?? 0);
            throw new LanguageModelUnavailableException(exception.GetType().Name);
        }
    }

    // Each attempt by itself: one that is cut off or given up may be charged all the same, so what it has taken stays taken.
    private async Task<ChatCompletion?> AttemptAsync(string data, TokenBudget budget, CancellationToken cancellationToken)
    {
        var most = ThemePrompt.MostTokens(data);
        if (!budget.TryTake(most))
            return null;
        ChatMessage[] messages = [new SystemChatMessage(ThemePrompt.Instructions), new UserChatMessage(data)];
        try
        {
            ChatCompletion completion = await _chat!.CompleteChatAsync(messages, new ChatCompletionOptions
            {
                MaxOutputTokenCount = ThemePrompt.MostAnswerTokens,
                Temperature = 0,
                ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("theme", ThemePrompt.Schema, jsonSchemaIsStrict: true),
            }, cancellationToken);
            if (completion.Usage is { } usage)
                budget.Return(most - usage.TotalTokenCount);
            return completion;
        }
        // No model has read it.
        catch (ClientResultException refused) when (refused.Status != 0 && IsOfService(refused))
        {
            budget.Return(most);
            throw;
        }
    }

    private static ResiliencePipeline PipelineOf(LanguageModelOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }
            // Waiting for a turn is not the service's time.
            .AddConcurrencyLimiter(options.MaxConcurrency, int.MaxValue)
            .AddTimeout(options.Timeout);
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                // A wait that the time in all would cut off is not begun: the service has asked to be left alone.
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is { } exception && IsPassing(exception) && !(RetryAfter(exception, time) >= options.Timeout)),
                MaxRetryAttempts = options.MaxRetries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Exception, time)),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(IsOfService),
                FailureRatio = 0.5,
                MinimumThroughput = FewestAttempts,
                SamplingDuration = options.BreakDuration,
                BreakDuration = options.BreakDuration,
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    private static bool IsPassing(Exception exception) => exception switch
    {
        ClientResultException { Status: var status } => status is 0 or 408 or 429 or >= 500,
        HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException => true,
        _ => false,
    };

    // A key or a deployment that the service does not know fails every call as well.
    private static bool IsOfService(Exception exception) => IsPassing(exception) || exception is ClientResultException { Status: 401 or 403 or 404 };

    private static TimeSpan? RetryAfter(Exception? exception, TimeProvider time)
    {
        if ((exception as ClientResultException)?.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var text) != true)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? TimeSpan.FromTicks(Math.Max(0, (at - time.GetUtcNow()).Ticks))
            : null;
    }

    [LoggerMessage(EventId = 3006, Level = LogLevel.Warning, Message = "The language model gave no answer of a theme: {Fault}, status {Status}")]
    private static partial void LogFailed(ILogger logger, string fault, int status);
}
