namespace PensionsAi.Jobs.Contracts;

/// <summary>Names of the queues. That of a model service is its job's kind.</summary>
public static class Queues
{
    /// <summary>What services report to jobs.</summary>
    public const string Jobs = "jobs";

    /// <summary>What jobs reports to the audit trail.</summary>
    public const string Audit = "audit";
}
