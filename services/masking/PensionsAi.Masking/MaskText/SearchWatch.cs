namespace PensionsAi.Masking.MaskText;

/// <summary>
/// Runs one call's searches beside the call that waits for them, so that a recognizer that hangs is noticed while it hangs: the call
/// ends, and nothing of its texts is shown. One call's; its members are called by the searches, one after the other.
/// </summary>
/// <param name="limit">Longest search of one text.</param>
/// <param name="time">Measures it.</param>
internal sealed class SearchWatch(TimeSpan limit, TimeProvider time)
{
    private const int LooksPerLimit = 10;
    private const long Nothing = -1;

    private long _start = Nothing;
    private volatile string _recognizer = "";

    /// <summary>The search of a text begins.</summary>
    public void Begin() => Volatile.Write(ref _start, time.GetTimestamp());

    /// <summary>A recognizer begins.</summary>
    public void At(string recognizer) => _recognizer = recognizer;

    /// <summary>The search of a text has ended: what follows, waiting for a turn or a stream, takes what time it takes.</summary>
    public void End() => Volatile.Write(ref _start, Nothing);

    /// <summary>What the work returns.</summary>
    /// <param name="work">
    /// The searches. What they hold is theirs to give back when they end, which may be after the call has ended: a recognizer that
    /// hangs still takes a processor.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RecognizerFailedException">The search of a text takes too long.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // On a thread of its own: the caller's could not answer while a recognizer holds it.
        var running = Task.Run(() => work(stop.Token), CancellationToken.None);
        try
        {
            while (!running.IsCompleted)
            {
                // Work that is cancelled ends by itself, and is waited for: it may still hold the caller's streams.
                await ((Task)running).WaitAsync(limit / LooksPerLimit, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!running.IsCompleted)
                    ThrowWhenLate();
            }

            return await running;
        }
        finally
        {
            await LeaveAsync(running, stop);
        }
    }

    private void ThrowWhenLate()
    {
        var start = Volatile.Read(ref _start);
        if (start != Nothing && time.GetElapsedTime(start) > limit)
            throw new RecognizerFailedException(_recognizer, cause: null, stack: null);
    }

    // Work that is left alone stops when its recognizer returns; how it ends is nobody's concern any more.
    private static async Task LeaveAsync(Task running, CancellationTokenSource stop)
    {
        if (running.IsCompleted)
        {
            stop.Dispose();
            return;
        }

        await stop.CancelAsync();
        _ = running.ContinueWith(
            static (ended, source) =>
            {
                _ = ended.Exception;
                ((CancellationTokenSource)source!).Dispose();
            },
            stop,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
