using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace PensionsAi.Gateway.Audit;

/// <summary>Takes audit entries and hands them to the one writer. Thread-safe.</summary>
internal sealed class AuditLog(IOptions<AuditOptions> options)
{
    private readonly Channel<PendingEntry> _entries = Channel.CreateBounded<PendingEntry>(
        new BoundedChannelOptions(options.Value.QueueLimit) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private volatile bool _isStuck;

    /// <summary>Whether entries wait that could not be written at the last try.</summary>
    public bool IsStuck
    {
        get => _isStuck;
        set => _isStuck = value;
    }

    public ChannelReader<PendingEntry> Entries => _entries.Reader;

    /// <summary>Queues an entry; waits while the queue is full.</summary>
    public ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        _entries.Writer.WriteAsync(new PendingEntry(entry, Written: null), cancellationToken);

    /// <summary>Returns once the entry is on the disk.</summary>
    public async Task AppendDurablyAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _entries.Writer.WriteAsync(new PendingEntry(entry, written), cancellationToken);
        await written.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more entries; those that wait are still written.</summary>
    public void Complete() => _entries.Writer.TryComplete();
}
