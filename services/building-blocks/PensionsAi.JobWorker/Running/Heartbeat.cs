using MassTransit;
using Microsoft.Extensions.Logging;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Bus;

namespace PensionsAi.JobWorker.Running;

/// <summary>Reports progress while an attempt runs: at most once a second, and every 20 seconds whether there is any or not.</summary>
internal sealed partial class Heartbeat : IProgress<double>, IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private const int TicksWithoutNews = 20;

    private readonly ISendEndpoint _jobs;
    private readonly RunJob _job;
    private readonly ILogger _logger;
    private readonly PeriodicTimer _timer;
    private readonly Task _loop;
    private double _progress;
    private int _events;

    public Heartbeat(ISendEndpoint jobs, RunJob job, TimeProvider time, ILogger logger)
    {
        _jobs = jobs;
        _job = job;
        _logger = logger;
        _timer = new PeriodicTimer(Tick, time);
        _loop = LoopAsync();
    }

    public void Report(double value) => Volatile.Write(ref _progress, Math.Clamp(value, 0, 1));

    /// <summary>Tells how many batches of events there are.</summary>
    public void ReportEvents(int count) => Volatile.Write(ref _events, count);

    public ValueTask DisposeAsync()
    {
        _timer.Dispose();
        return new ValueTask(_loop);
    }

    private async Task LoopAsync()
    {
        var sent = 0.0;
        var sentEvents = 0;
        var ticks = 0;
        while (await _timer.WaitForNextTickAsync())
        {
            var progress = Volatile.Read(ref _progress);
            var events = Volatile.Read(ref _events);
            if (progress <= sent && events == sentEvents && ++ticks < TicksWithoutNews)
                continue;
            try
            {
                await _jobs.SendOnceAsync(new JobProgressed(_job.JobId, _job.Attempt, progress) { EventBatches = events }, CancellationToken.None);
                (sent, sentEvents) = (progress, events);
                ticks = 0;
            }
            catch (Exception exception)
            {
                // The work goes on, and the next tick tells of it.
                LogNotTold(_logger, _job.JobId, exception.GetType().FullName!);
            }
        }
    }

    [LoggerMessage(EventId = 1203, Level = LogLevel.Warning, Message = "Progress of job {JobId} could not be told: {ExceptionType}")]
    private static partial void LogNotTold(ILogger logger, Guid jobId, string exceptionType);
}
