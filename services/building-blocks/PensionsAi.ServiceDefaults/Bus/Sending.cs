using MassTransit;
using Polly;
using Polly.Retry;

namespace PensionsAi.ServiceDefaults.Bus;

/// <summary>
/// Sends that end. A confirmation that was on its way when its connection broke may never come, and whoever waits for it
/// without a limit waits for good. What was sent and not confirmed may have arrived: everything that is sent may come twice.
/// </summary>
public static class Sending
{
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(10);

    private static readonly ResiliencePipeline Once = new ResiliencePipelineBuilder().AddTimeout(Confirmation).Build();

    private static readonly ResiliencePipeline UntilTaken = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromMinutes(1))
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(5),
        })
        .AddTimeout(Confirmation)
        .Build();

    /// <summary>Sends once and waits up to 10 seconds for the confirmation.</summary>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">None came: the message has arrived, or not.</exception>
    public static Task SendOnceAsync(this ISendEndpoint endpoint, object message, CancellationToken cancellationToken) =>
        SendAsync(Once, endpoint, message, cancellationToken);

    /// <summary>Sends, again and again if need be, until the broker has taken the message; for a minute at most.</summary>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">A minute was not enough.</exception>
    public static Task SendUntilTakenAsync(this ISendEndpoint endpoint, object message, CancellationToken cancellationToken) =>
        SendAsync(UntilTaken, endpoint, message, cancellationToken);

    private static Task SendAsync(ResiliencePipeline pipeline, ISendEndpoint endpoint, object message, CancellationToken cancellationToken) =>
        pipeline.ExecuteAsync(
            static async (state, cancelled) => await state.endpoint.Send(state.message, cancelled), (endpoint, message), cancellationToken).AsTask();
}
