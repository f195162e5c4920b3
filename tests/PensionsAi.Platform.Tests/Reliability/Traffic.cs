using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace PensionsAi.Platform.Tests.Reliability;

/// <summary>Calls of one kind that go on until they are stopped, so many at a time, and how they were answered.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly CancellationTokenSource _enough = new();
    private readonly Task _calling;

    private Traffic(int concurrency, Func<Task<HttpResponseMessage>> call, TimeSpan pause) =>
        _calling = Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => CallAsync(call, pause))));

    /// <summary>The answers so far, in the order in which they came.</summary>
    public IReadOnlyCollection<Answer> Answers => _answers;

    /// <summary>Begins.</summary>
    /// <param name="concurrency">Calls at a time.</param>
    /// <param name="call">Makes one.</param>
    /// <param name="pause">How long each caller waits between two calls.</param>
    public static Traffic Start(int concurrency, Func<Task<HttpResponseMessage>> call, TimeSpan pause = default) => new(concurrency, call, pause);

    /// <summary>Makes no more calls, and waits for the answers to those made.</summary>
    public async Task<IReadOnlyList<Answer>> StopAsync()
    {
        await _enough.CancelAsync();
        await _calling;
        return [.. _answers];
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        // What it failed with is thrown by StopAsync; here it would hide why the test ends early.
        await _calling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _enough.Dispose();
    }

    private async Task CallAsync(Func<Task<HttpResponseMessage>> call, TimeSpan pause)
    {
        while (!_enough.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                using var response = await call();
                _answers.Enqueue(new Answer(start, Stopwatch.GetElapsedTime(start), response.StatusCode, response.Headers.RetryAfter is not null));
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
            {
                _answers.Enqueue(new Answer(start, Stopwatch.GetElapsedTime(start), null, false));
            }

            if (pause > TimeSpan.Zero)
                await Task.Delay(pause);
        }
    }

    /// <summary>How a call was answered.</summary>
    /// <param name="Start">When it was made: a timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="Took">How long the answer took.</param>
    /// <param name="Status">Its status; null when the connection broke.</param>
    /// <param name="HasRetryAfter">Whether it says when to try again.</param>
    internal sealed record Answer(long Start, TimeSpan Took, HttpStatusCode? Status, bool HasRetryAfter)
    {
        public bool IsSuccess => Status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;

        /// <summary>Whether it is one that a caller who is not served may get: 429 or 503, with <c>Retry-After</c>.</summary>
        public bool IsRefusal => Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && HasRetryAfter;
    }
}
