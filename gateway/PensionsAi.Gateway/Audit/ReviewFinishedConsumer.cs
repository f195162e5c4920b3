using MassTransit;
using PensionsAi.FormReading.Contracts;

namespace PensionsAi.Gateway.Audit;

/// <summary>Keeps what a person decided about a form in the audit trail, once, however often it is told: beside the model's part, in the same case.</summary>
internal sealed class ReviewFinishedConsumer(AuditLog log) : IConsumer<ReviewFinished>
{
    public Task Consume(ConsumeContext<ReviewFinished> context)
    {
        var finished = context.Message;
        var entry = new AuditEntry
        {
            EventId = finished.ReviewId,
            At = finished.FinishedAt,
            Caller = finished.Reviewer,
            Route = "reviews",
            Outcome = finished.Status switch
            {
                ReviewStatus.Settled => AuditOutcome.ReviewSettled,
                ReviewStatus.Rejected => AuditOutcome.ReviewRejected,
                _ => AuditOutcome.ReviewExpired,
            },
            ModelName = finished.Model.Name,
            ModelVersion = finished.Model.Version,
            ModelSha256 = finished.Model.Sha256,
            CaseReference = finished.CaseReference,
            JobId = finished.JobId,
        };
        return log.AppendDurablyAsync(entry, context.CancellationToken);
    }
}
