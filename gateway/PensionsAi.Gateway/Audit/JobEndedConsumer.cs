using MassTransit;
using PensionsAi.Jobs.Contracts;

namespace PensionsAi.Gateway.Audit;

/// <summary>Keeps the end of a job in the audit trail, once, however often it is told. The receipt is given last.</summary>
internal sealed class JobEndedConsumer(AuditLog log) : IConsumer<JobEnded>
{
    public Task Consume(ConsumeContext<JobEnded> context)
    {
        var ended = context.Message;
        var entry = new AuditEntry
        {
            EventId = ended.JobId,
            At = ended.EndedAt,
            Caller = ended.Caller,
            Route = ended.Kind,
            Outcome = ended.Status switch
            {
                JobStatus.Succeeded => AuditOutcome.JobSucceeded,
                JobStatus.Failed => AuditOutcome.JobFailed,
                _ => AuditOutcome.JobCancelled,
            },
            Problem = ended.ProblemType,
            ModelName = ended.Model?.Name,
            ModelVersion = ended.Model?.Version,
            ModelSha256 = ended.Model?.Sha256,
            CaseReference = ended.CaseReference,
            JobId = ended.JobId,
        };
        return log.AppendDurablyAsync(entry, context.CancellationToken);
    }
}
