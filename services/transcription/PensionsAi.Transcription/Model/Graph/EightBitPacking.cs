using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>
/// Whether ONNX Runtime, on this processor, keeps 8-bit weights in a layout of its own, so that what they were read into can
/// be freed. It does not say so; it is found out by wiping the weights of a small network and running it again.
/// </summary>
internal static class EightBitPacking
{
    private const int Size = 2 * GgmlBlocks.BlockElements;

    private static readonly Lazy<bool> Found = new(Try);

    /// <summary>Whether it does.</summary>
    public static bool IsDone => Found.Value;

    private static bool Try()
    {
        using var values = new WeightMemory(TensorElementType.UInt8, Size, Size / GgmlBlocks.BlockElements, GgmlBlocks.BlockElements);
        using var scales = new WeightMemory(TensorElementType.Float, Size, Size / GgmlBlocks.BlockElements);
        var bytes = values.As<byte>();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 37);
        scales.As<float>().Fill(1);

        using var graph = new OnnxGraph();
        var input = graph.Input("input", TensorElementType.Float, 1, Size);
        var product = Layers.EightBitProduct(graph, input, graph.Weight("values", values), graph.Weight("scales", scales), string.Empty, Size, Size);
        graph.Output(product, TensorElementType.Float, 1, Size);
        using var loaded = graph.Load(threads: 1, packs: true);
        var before = Run(loaded.Session, product);
        bytes.Fill(128);
        return before.AsSpan().SequenceEqual(Run(loaded.Session, product));
    }

    private static float[] Run(InferenceSession session, string output)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(Enumerable.Range(0, Size).Select(i => (float)i).ToArray(), [1, Size]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, new Dictionary<string, OrtValue> { ["input"] = input }, [output]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
