namespace PensionsAi.ServiceDefaults.Hosting;

/// <summary>
/// When a process that was told to stop lets go of those who follow something here for as long as they like: after it has drained,
/// so that they do not connect to it again. Thread-safe.
/// </summary>
public sealed class Departure : IDisposable
{
    private readonly CancellationTokenSource _begun = new();

    /// <summary>Cancelled then.</summary>
    public CancellationToken Begun => _begun.Token;

    public void Dispose() => _begun.Dispose();

    internal void Begin() => _begun.Cancel();
}
