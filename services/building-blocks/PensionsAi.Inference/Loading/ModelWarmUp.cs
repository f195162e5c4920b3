namespace PensionsAi.Inference.Loading;

/// <summary>What has to happen for one model before its process is ready.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Run">Loads the model and runs it once; false when it is not installed and need not be.</param>
internal sealed record ModelWarmUp(string Name, Func<IServiceProvider, CancellationToken, Task<bool>> Run);
