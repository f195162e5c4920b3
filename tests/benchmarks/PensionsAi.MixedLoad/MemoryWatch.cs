using System.Diagnostics;

namespace PensionsAi.MixedLoad;

/// <summary>Watches the resident memory of a process.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Process? _process;
    private readonly Timer? _timer;
    private long _peakBytes;

    public MemoryWatch(int? process)
    {
        if (process is not { } id)
            return;
        _process = Process.GetProcessById(id);
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    public double PeakMegabytes => Volatile.Read(ref _peakBytes) / 1e6;

    public void Dispose()
    {
        _timer?.Dispose();
        _process?.Dispose();
    }

    private void Look()
    {
        _process!.Refresh();
        Volatile.Write(ref _peakBytes, Math.Max(_peakBytes, _process.WorkingSet64));
    }
}
