namespace PensionsAi.Gateway.Tests.Hosting;

/// <summary>What a service received.</summary>
internal sealed record Echo(string Service, string Method, string Path, string Query, Dictionary<string, string> Headers, long BodyBytes);
