using Microsoft.ML.OnnxRuntime;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>A network and the weights that it still reads where they were put. Thread-safe.</summary>
internal sealed class LoadedGraph(InferenceSession session, IReadOnlyList<WeightMemory> weights) : IDisposable
{
    /// <summary>The network.</summary>
    public InferenceSession Session { get; } = session;

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.Dispose();
        foreach (var weight in weights)
            weight.Dispose();
    }
}
