using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PensionsAi.Gateway.Storage;

namespace PensionsAi.Gateway.Audit;

/// <summary>Writes the audit trail: one writer, in batches, and all that waits before the process ends.</summary>
internal sealed partial class AuditWriter(
    AuditLog log,
    IDbContextFactory<GatewayDbContext> contexts,
    IOptions<AuditOptions> options,
    TimeProvider time,
    ILogger<AuditWriter> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _giveUp = new();
    private Task _writing = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writing = WriteAsync(_giveUp.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        log.Complete();
        try
        {
            await _writing.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _giveUp.CancelAsync();
            LogNotDrained(logger, log.Entries.Count);
        }
    }

    public void Dispose() => _giveUp.Dispose();

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var batch = new List<PendingEntry>(options.Value.BatchSize);
        while (await log.Entries.WaitToReadAsync(cancellationToken))
        {
            while (batch.Count < options.Value.BatchSize && log.Entries.TryRead(out var entry))
                batch.Add(entry);
            await WriteUntilWrittenAsync(batch, cancellationToken);
            batch.ForEach(entry => entry.Written?.TrySetResult());
            batch.Clear();
        }
    }

    private async Task WriteUntilWrittenAsync(List<PendingEntry> batch, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                await InsertAsync(batch, isFirst, cancellationToken);
                log.IsStuck = false;
                return;
            }
            catch (Exception exception) when (exception is DbUpdateException or System.Data.Common.DbException)
            {
                log.IsStuck = true;
                LogNotWritten(logger, batch.Count, exception.GetType().Name);
                await Task.Delay(options.Value.RetryDelay, time, cancellationToken);
            }
        }
    }

    private async Task InsertAsync(List<PendingEntry> batch, bool isFirst, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // Only those that somebody waits for can come twice: a message is delivered again when its receipt was lost. And after
        // a failure all: a connection that breaks at the end of a transaction does not say whether the entries were written.
        var repeatable = batch.Where(pending => !isFirst || pending.Written is not null).Select(pending => pending.Entry.EventId).ToList();
        var known = repeatable.Count == 0
            ? []
            : await context.AuditEntries.Where(entry => repeatable.Contains(entry.EventId)).Select(entry => entry.EventId).ToListAsync(cancellationToken);
        context.AuditEntries.AddRange(batch.Select(pending => pending.Entry).DistinctBy(entry => entry.EventId).ExceptBy(known, entry => entry.EventId));
        await context.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Error, Message = "{EntryCount} audit entries could not be written ({ExceptionType}); they are kept and tried again")]
    private static partial void LogNotWritten(ILogger logger, int entryCount, string exceptionType);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Critical, Message = "The process ends with {EntryCount} audit entries or more unwritten")]
    private static partial void LogNotDrained(ILogger logger, int entryCount);
}
