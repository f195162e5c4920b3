namespace PensionsAi.ServiceDefaults.Bus;

/// <summary>A queue that this process sends to or takes from.</summary>
/// <param name="Name">Its name, which is that of its exchange too.</param>
internal sealed record WorkQueue(string Name);
