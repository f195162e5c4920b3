namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: the call may run as a job.</summary>
public sealed record AcceptsJobs;
