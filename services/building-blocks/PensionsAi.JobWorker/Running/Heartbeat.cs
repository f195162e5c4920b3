using MassTransit;
using PensionsAi.Jobs.Contracts;

namespace PensionsAi.JobWorker.Running;

/// <summary>Reports progress while an attempt runs: at most once a second, and every 20 seconds whether there is any or not.</summary>
internal sealed class Heartbeat : IProgress<double>, IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private const int TicksWithoutNews = 20;

    private readonly ISendEndpoint _jobs;
    private readonly RunJob _job;
    private readonly PeriodicTimer _timer;
    private readonly Task _loop;
    private double _progress;

    public Heartbeat(ISendEndpoint jobs, RunJob job, TimeProvider time)
    {
        _jobs = jobs;
        _job = job;
        _timer = new PeriodicTimer(Tick, time);
        _loop = LoopAsync();
    }

    public void Report(double value) => Volatile.Write(ref _progress, Math.Clamp(value, 0, 1));

    public ValueTask DisposeAsync()
    {
        _timer.Dispose();
        return new ValueTask(_loop);
    }

    private async Task LoopAsync()
    {
        var sent = 0.0;
        var ticks = 0;
        while (await _timer.WaitForNextTickAsync())
        {
            var progress = Volatile.Read(ref _progress);
            if (progress <= sent && ++ticks < TicksWithoutNews)
                continue;
            await _jobs.Send(new JobProgressed(_job.JobId, _job.Attempt, progress));
            sent = progress;
            ticks = 0;
        }
    }
}
