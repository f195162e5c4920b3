namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: statuses answered with a problem document.</summary>
public sealed record ProblemStatuses(IReadOnlyList<int> Statuses);
