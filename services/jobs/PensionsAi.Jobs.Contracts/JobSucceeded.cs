using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Jobs.Contracts;

/// <summary>An attempt ended with a result.</summary>
/// <param name="JobId">Identity of the job.</param>
/// <param name="Attempt">Which attempt.</param>
/// <param name="Results">The result in each of its media types, the preferred one first.</param>
/// <param name="Model">The model that made it.</param>
public sealed record JobSucceeded(Guid JobId, int Attempt, IReadOnlyList<StoredResult> Results, ModelVersion? Model)
{
    /// <summary>Batches of events that the attempt has stored.</summary>
    public int EventBatches { get; init; }
}
