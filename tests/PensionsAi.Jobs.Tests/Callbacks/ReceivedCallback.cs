namespace PensionsAi.Jobs.Tests.Callbacks;

/// <summary>What a receiver was sent.</summary>
internal sealed record ReceivedCallback(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public Guid JobId => System.Text.Json.JsonDocument.Parse(Body).RootElement.GetProperty("id").GetGuid();
}
