namespace PensionsAi.Jobs.Contracts;

/// <summary>A service still works on an attempt; sent at least every third of a lease, so that the job is not given to another.</summary>
/// <param name="JobId">Identity of the job.</param>
/// <param name="Attempt">Which attempt.</param>
/// <param name="Progress">How much is done, 0 to 1.</param>
public sealed record JobProgressed(Guid JobId, int Attempt, double Progress)
{
    /// <summary>Batches of events that the attempt has stored; what they hold is fetched by reference.</summary>
    public int EventBatches { get; init; }
}
