namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: a whole response body, in one media type or in all that it suits.</summary>
public sealed record ResponseExample(int Status, object Body, string? MediaType = null);
