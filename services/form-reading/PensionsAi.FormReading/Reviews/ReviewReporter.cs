using MassTransit;
using Microsoft.EntityFrameworkCore;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.Storage;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Bus;

namespace PensionsAi.FormReading.Reviews;

/// <summary>
/// Tells the audit trail of the end of reviews, and publishes it for whoever subscribes. The row is the outbox: it is marked before the message is published and the mark has a lease, so a
/// crash between the two delays the event and loses nothing.
/// </summary>
internal sealed partial class ReviewReporter(
    IDbContextFactory<FormReadingDbContext> contexts, IBus bus, WorkQueues queues, TimeProvider time, ILogger<ReviewReporter> logger) : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await ReportAsync(stoppingToken) == BatchSize)
                {
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception.GetType().FullName!, exception.StackTrace);
            }
        }
    }

    private async Task<int> ReportAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ended = await context.ClaimReports(now.UtcTicks, (now + Lease).UtcTicks, BatchSize).AsNoTracking().ToListAsync(cancellationToken);
        if (ended.Count == 0)
            return 0;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Confirmation);
        // What is published reaches those alone who subscribed before; the audit trail's queue waits for its reader.
        var audit = await bus.GetSendEndpoint(queues.AddressOf(Queues.Audit));
        await Task.WhenAll(ended.Select(review => audit.SendOnceAsync(EventOf(review, now), patience.Token)));
        await Task.WhenAll(ended.Select(review => bus.Publish(EventOf(review, now), patience.Token)));
        var ids = ended.Select(review => review.Id).ToList();
        await context.Reviews
            .Where(review => ids.Contains(review.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(review => review.ReportAt, (DateTimeOffset?)null), cancellationToken);
        return ended.Count;
    }

    private static ReviewFinished EventOf(StoredReview review, DateTimeOffset now) => new(
        review.Id, review.Kind, review.Reason, review.Status, review.FinishedBy, review.Caller, review.CaseReference, review.JobId,
        review.ToReview(now).Model, review.FinishedAt!.Value);

    [LoggerMessage(EventId = 5101, Level = LogLevel.Error, Message = "Telling of finished reviews failed with {ExceptionType}: {StackTrace}")]
    private static partial void LogFailed(ILogger logger, string exceptionType, string? stackTrace);
}
