using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.Transcription.Model;

/// <summary>The keys and values of one window for every layer of the decoder: a hundred megabytes for a small model, so used again.</summary>
internal sealed class EncodedWindow : IDisposable
{
    private readonly ConcurrentBag<EncodedWindow> _pool;
    private readonly List<(string Name, OrtValue Value)> _values = [];

    internal EncodedWindow(GgmlHeader header, ConcurrentBag<EncodedWindow> pool)
    {
        _pool = pool;
        var headWidth = header.TextState / header.TextHeads;
        for (var layer = 0; layer < header.TextLayers; layer++)
        {
            _values.Add((EncoderGraph.CrossKeys(layer), Allocate(header.TextHeads, headWidth, header.AudioContext)));
            _values.Add((EncoderGraph.CrossValues(layer), Allocate(header.TextHeads, header.AudioContext, headWidth)));
        }
    }

    /// <summary>Binds them to a run of the encoder.</summary>
    public void BindOutputs(OrtIoBinding binding) => _values.ForEach(value => binding.BindOutput(value.Name, value.Value));

    /// <summary>Binds them to runs of the decoder.</summary>
    public void BindInputs(OrtIoBinding binding) => _values.ForEach(value => binding.BindInput(value.Name, value.Value));

    /// <summary>Gives the memory to the next window.</summary>
    public void Dispose() => _pool.Add(this);

    /// <summary>Frees the memory.</summary>
    internal void Free() => _values.ForEach(value => value.Value.Dispose());

    private static OrtValue Allocate(params long[] shape) =>
        OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, shape);
}
