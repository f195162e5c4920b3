namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: a whole request body.</summary>
public sealed record RequestExample(object Body);
