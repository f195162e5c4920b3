using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>Linear layers of 8-bit weights, as ONNX Runtime multiplies them.</summary>
internal static class EightBits
{
    /// <summary>
    /// Weights that share a scale. The stored blocks of 32 would need no rounding, but two numbers go with each block, which
    /// are read with the weights: larger ones are a fifth faster, and what they lose is less than the inputs' rounding does.
    /// </summary>
    private const int LargeBlock = 128;

    /// <summary>The runtime multiplies whole numbers and sums in 32 bits.</summary>
    private const int IntegerProducts = 4;

    private static readonly Lazy<bool> Packed = new(() => IsPacked(LargeBlock) && IsPacked(GgmlBlocks.BlockElements));

    /// <summary>
    /// Whether ONNX Runtime, on this processor, keeps the weights in a layout of its own, so that what they were read into
    /// can be freed. It does not say so; it is found out by wiping the weights of a small network and running it again.
    /// </summary>
    public static bool ArePacked => Packed.Value;

    /// <summary>Weights of a row that share a scale.</summary>
    /// <param name="columns">Weights of a row, a multiple of 32.</param>
    public static int BlockOf(int columns) => columns % LargeBlock == 0 ? LargeBlock : GgmlBlocks.BlockElements;

    /// <summary>Adds a linear layer.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="input">Rows of <paramref name="columns"/> numbers.</param>
    /// <param name="values">Name of the weights, [rows, blocks, block], 128 more than they stand for.</param>
    /// <param name="scales">Name of the scales, [rows, blocks].</param>
    /// <param name="bias">Name of the bias, [rows]; empty for none.</param>
    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    /// <returns>Name of the output.</returns>
    public static string Product(OnnxGraph graph, string input, string values, string scales, string bias, int rows, int columns) =>
        graph.Node(
            "MatMulNBits",
            [input, values, scales, string.Empty, string.Empty, bias],
            [("K", columns), ("N", rows), ("bits", 8), ("block_size", BlockOf(columns)), ("accuracy_level", IntegerProducts)],
            domain: OnnxGraph.RuntimeDomain);

    private static bool IsPacked(int block)
    {
        using var values = new WeightMemory(TensorElementType.UInt8, block, 1, block);
        using var scales = new WeightMemory(TensorElementType.Float, block, 1);
        var bytes = values.As<byte>();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 37);
        scales.As<float>().Fill(1);

        using var graph = new OnnxGraph();
        var input = graph.Input("input", TensorElementType.Float, 1, block);
        var product = Product(graph, input, graph.Weight("values", values), graph.Weight("scales", scales), string.Empty, block, block);
        graph.Output(product, TensorElementType.Float, 1, block);
        using var loaded = graph.Load(threads: 1, packs: true);
        var before = Run(loaded.Session, product, block);
        bytes.Fill(128);
        return before.AsSpan().SequenceEqual(Run(loaded.Session, product, block));
    }

    private static float[] Run(InferenceSession session, string output, int size)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(Enumerable.Range(0, size).Select(i => (float)i).ToArray(), [1, size]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, new Dictionary<string, OrtValue> { ["input"] = input }, [output]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
