namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: the answer is a job's result, whatever the kind of job.</summary>
public sealed record AnswersJobResults;
