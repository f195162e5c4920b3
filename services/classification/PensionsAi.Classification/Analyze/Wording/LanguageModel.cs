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
internal sealed class LanguageModel
{
    private const int FewestAttempts = 5;
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(30);

    private readonly ChatClient? _chat;
    private readonly ResiliencePipeline _pipeline;

    public LanguageModel(IOptions<LanguageModelOptions> options, IHttpClientFactory clients, TimeProvider time)
    {
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
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer, null when the model refused or was cut short; and the tokens that were used.</returns>
    /// <exception cref="LanguageModelUnavailableException">It cannot answer now.</exception>
    public async Task<(string? Answer, int Tokens)> AskAsync(string data, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new SystemChatMessage(ThemePrompt.Instructions), new UserChatMessage(data)];
        try
        {
            var completion = (await _pipeline.ExecuteAsync(
                async token => await _chat!.CompleteChatAsync(messages, new ChatCompletionOptions
                {
                    MaxOutputTokenCount = ThemePrompt.MostAnswerTokens,
                    Temperature = 0,
                    ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("theme", ThemePrompt.Schema, jsonSchemaIsStrict: true),
                }, token),
                cancellationToken)).Value;
            var isWhole = completion is { FinishReason: ChatFinishReason.Stop, Refusal: null, Content.Count: 1 };
            return (isWhole ? completion.Content[0].Text : null, completion.Usage?.TotalTokenCount ?? 0);
        }
        // Whatever else goes wrong: a language model is never a reason to fail.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LanguageModelUnavailableException(exception.GetType().Name);
        }
    }

    private static ResiliencePipeline PipelineOf(LanguageModelOptions options, TimeProvider time)
    {
        var passing = new PredicateBuilder().Handle<Exception>(IsPassing);
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(options.Timeout)
            .AddConcurrencyLimiter(options.MaxConcurrency, int.MaxValue);
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = passing,
                MaxRetryAttempts = options.MaxRetries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Exception)),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = passing,
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

    private static TimeSpan? RetryAfter(Exception? exception) =>
        (exception as ClientResultException)?.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var text) == true
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestRetryAfter.TotalSeconds))
            : null;
}
