namespace PensionsAi.Inference.Loading;

/// <summary>A model that a host does without when it is not installed. Thread-safe when the model is.</summary>
/// <param name="value">The model, which is disposed with this; null when none is installed.</param>
public sealed class OptionalModel<T>(T? value) : IDisposable
    where T : class
{
    /// <summary>The model; null when none is installed.</summary>
    public T? Value => value;

    /// <inheritdoc/>
    public void Dispose() => (value as IDisposable)?.Dispose();
}
