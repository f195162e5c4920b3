using PensionsAi.Jobs.Domain;

namespace PensionsAi.Jobs.Accept;

/// <summary>The call that first used an Idempotency-Key.</summary>
internal sealed record EarlierCall(IdempotencyRecord Record, StoredJob Job)
{
    /// <summary>Whether its caller still waits for the answer. A 202 was answered at once.</summary>
    public bool StillRuns => !Record.IsAsync && !Job.ToJob().HasEnded;
}
