namespace PensionsAi.Inference.Loading;

/// <summary>What has to happen for one model before its process is ready.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Run">Loads the model and runs it once.</param>
internal sealed record ModelWarmUp(string Name, Func<IServiceProvider, CancellationToken, Task> Run);
