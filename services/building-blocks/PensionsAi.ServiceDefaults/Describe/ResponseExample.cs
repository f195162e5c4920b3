namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: a whole response body.</summary>
public sealed record ResponseExample(int Status, object Body);
