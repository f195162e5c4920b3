namespace PensionsAi.ServiceDefaults.Describe;

/// <summary>Endpoint metadata: the path without its <c>/internal/checks</c> is a public call that only jobs answers.</summary>
public sealed record DescribesPublicCall;
