using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>Memory of one weight, which ONNX Runtime is lent: outside of the collected heap, aligned for vector instructions.</summary>
internal sealed unsafe class WeightMemory : IDisposable
{
    private const int Alignment = 64;

    private void* _memory;

    /// <summary>Memory for numbers of that type and shape.</summary>
    public WeightMemory(TensorElementType type, params long[] shape)
    {
        Type = type;
        Shape = shape;
        Bytes = shape.Aggregate(1L, (product, extent) => product * extent) * type switch
        {
            TensorElementType.Double => 8,
            TensorElementType.Float => 4,
            _ => 1,
        };
        _memory = NativeMemory.AlignedAlloc((nuint)Bytes, Alignment);
        Value = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, type, shape, (nint)_memory, Bytes);
    }

    public TensorElementType Type { get; }

    public long[] Shape { get; }

    public long Bytes { get; }

    /// <summary>The same memory for ONNX Runtime.</summary>
    public OrtValue Value { get; }

    /// <summary>The memory as numbers of its type.</summary>
    public Span<T> As<T>()
        where T : unmanaged => new(_memory, checked((int)(Bytes / sizeof(T))));

    /// <summary>Ends the loan. Nothing that still reads the weight may run after it.</summary>
    public void Dispose()
    {
        if (_memory is null)
            return;
        Value.Dispose();
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
