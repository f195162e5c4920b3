namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: what a query parameter or header means.</summary>
public sealed record ParameterText(string Name, string Description, string? Example);
