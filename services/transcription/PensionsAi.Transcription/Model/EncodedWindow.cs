using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Model;

/// <summary>The keys and values of one window for every layer of the decoder: thirty megabytes for a small model in 8 bits, so used again.</summary>
internal sealed class EncodedWindow : IDisposable
{
    private readonly ConcurrentBag<EncodedWindow> _pool;
    private readonly List<(string Name, OrtValue Value, bool IsKept)> _values;

    internal EncodedWindow(GgmlHeader header, WeightPrecision decoder, ConcurrentBag<EncodedWindow> pool)
    {
        _pool = pool;
        _values = [.. Enumerable.Range(0, header.TextLayers).SelectMany(layer => new SoundCache(header, decoder, layer).Allocate())];
    }

    /// <summary>Binds them to a run of the encoder.</summary>
    public void BindOutputs(OrtIoBinding binding) => _values.ForEach(value => binding.BindOutput(value.Name, value.Value));

    /// <summary>Binds them to runs of the decoder.</summary>
    public void BindInputs(OrtIoBinding binding)
    {
        foreach (var (name, value, isKept) in _values)
        {
            binding.BindInput(name, value);
            if (isKept)
                binding.BindOutput(SoundCache.Kept(name), value);
        }
    }

    /// <summary>Gives the memory to the next window.</summary>
    public void Dispose() => _pool.Add(this);

    /// <summary>Frees the memory.</summary>
    internal void Free() => _values.ForEach(value => value.Value.Dispose());
}
