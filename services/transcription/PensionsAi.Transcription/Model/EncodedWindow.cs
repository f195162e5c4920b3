using Microsoft.ML.OnnxRuntime;

namespace PensionsAi.Transcription.Model;

/// <summary>The keys and values of one window for every layer of the decoder.</summary>
internal sealed class EncodedWindow(IDisposableReadOnlyCollection<OrtValue> values, IReadOnlyList<string> names) : IDisposable
{
    /// <summary>Binds them to a run.</summary>
    public void Bind(OrtIoBinding binding)
    {
        for (var i = 0; i < names.Count; i++)
            binding.BindInput(names[i], values[i]);
    }

    /// <inheritdoc/>
    public void Dispose() => values.Dispose();
}
