using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>
/// The keys and values that a layer of the decoder has of a window's sound. Every token reads all of them, so that they are
/// held in 8 bits where the weights are. Each channel has a scale of its own, for channels differ much in size.
/// </summary>
/// <param name="header">The sizes.</param>
/// <param name="precision">How the decoder is held.</param>
/// <param name="layer">The layer.</param>
internal sealed class SoundCache(GgmlHeader header, WeightPrecision precision, int layer)
{
    private const float LargestEightBits = 127;

    /// <summary>
    /// Rows that one step of the decoder can have. Attention takes rows for a sequence in which each sees one frame more than the
    /// row before it, so that there are as many frames beyond the sound, and a mask hides them. One of them is never seen: a
    /// cache that is full to its last frame would be an edge of the operator's that nothing tries. Each row takes memory for all
    /// that it could look at, and more of them are not faster.
    /// </summary>
    public const int MostRows = 32;

    /// <summary>A channel that is silent has a scale too.</summary>
    private const float LeastMagnitude = 1e-6f;

    /// <summary>Name of the keys, [1, heads, frames, width a head]; their scales are [heads, 1, width a head].</summary>
    public string Keys { get; } = $"cross_keys_{layer}";

    /// <summary>Name of the values, shaped like the keys.</summary>
    public string Values { get; } = $"cross_values_{layer}";

    private bool IsEightBits => precision == WeightPrecision.EightBits;

    private TensorElementType Type => IsEightBits ? TensorElementType.Int8 : TensorElementType.Float;

    private int HeadWidth => header.TextState / header.TextHeads;

    private long[] Shape => [1, header.TextHeads, header.AudioContext + MostRows, HeadWidth];

    private long[] ScaleShape => [header.TextHeads, 1, HeadWidth];

    /// <summary>Name of keys or values as what attention gives out: the same memory, to which nothing was added.</summary>
    public static string Kept(string cache) => cache + "_kept";

    /// <summary>Allocates the memory that the encoder fills.</summary>
    /// <returns>Names and tensors, and whether the decoder gives them out too; the caller disposes them.</returns>
    public IEnumerable<(string Name, OrtValue Value, bool IsKept)> Allocate()
    {
        foreach (var cache in new[] { Keys, Values })
        {
            yield return (cache, OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, Type, Shape), true);
            if (IsEightBits)
                yield return (Scales(cache), OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, ScaleShape), false);
        }
    }

    /// <summary>Adds what fills keys or values to the encoder.</summary>
    /// <param name="graph">The encoder.</param>
    /// <param name="layers">Its layers.</param>
    /// <param name="cache">Name of the keys or the values.</param>
    /// <param name="rows">Name of their numbers, [audio context, width].</param>
    public void Fill(OnnxGraph graph, Layers layers, string cache, string rows)
    {
        if (IsEightBits)
        {
            var largest = graph.Node("ReduceMax", [graph.Node("Abs", [rows]), graph.Constant(0)], [("keepdims", 1)]);
            var scales = graph.Node("Mul", [graph.Node("Max", [largest, graph.Constant(LeastMagnitude)]), graph.Constant(1 / LargestEightBits)]);
            rows = graph.Node("Cast", [graph.Node("Round", [graph.Node("Div", [rows, scales])])], [("to", (int)TensorElementType.Int8)]);
            graph.Node("Reshape", [scales, graph.Constant(ScaleShape)], name: Scales(cache));
            graph.Output(Scales(cache), TensorElementType.Float, ScaleShape);
        }

        var heads = layers.Transpose(layers.Reshape(rows, 1, -1, header.TextHeads, HeadWidth), 0, 2, 1, 3);
        graph.Node("Pad", [heads, graph.Constant(0, 0, 0, 0, 0, 0, MostRows, 0)], name: cache);
        graph.Output(cache, Type, Shape);
    }

    /// <summary>Adds attention to the sound to the decoder.</summary>
    /// <param name="graph">The decoder.</param>
    /// <param name="query">Name of the rows that look, [1, rows, width].</param>
    /// <param name="attention">Name of the output that says where they looked; null when nobody asks.</param>
    /// <returns>Name of what they saw, [1, rows, width].</returns>
    public string Attend(OnnxGraph graph, string query, string? attention)
    {
        foreach (var cache in new[] { Keys, Values })
        {
            graph.Input(cache, Type, Shape);
            graph.Output(Kept(cache), Type, Shape);
            if (IsEightBits)
                graph.Input(Scales(cache), TensorElementType.Float, ScaleShape);
        }

        var nothingNew = graph.NoRows(header.TextState);
        string[] inputs =
        [
            query, nothingNew, nothingNew, Keys, Values, DecoderGraph.LastFrame, DecoderGraph.TotalFrames,
            string.Empty, string.Empty, string.Empty, DecoderGraph.FrameMask,
        ];
        (string, object)[] attributes = [("num_heads", header.TextHeads), ("kv_num_heads", header.TextHeads)];
        if (IsEightBits)
        {
            inputs = [.. inputs, string.Empty, Scales(Keys), Scales(Values)];
            attributes = [.. attributes, ("k_quant_type", "PER_CHANNEL"), ("v_quant_type", "PER_CHANNEL"), ("kv_cache_bit_width", 8)];
        }

        var seen = $"seen_{layer}";
        string[] outputs = [seen, Kept(Keys), Kept(Values)];
        if (attention is not null)
        {
            const int afterSoftmax = 2;
            outputs = [.. outputs, attention];
            attributes = [.. attributes, ("qk_output", afterSoftmax)];
            graph.Output(attention, TensorElementType.Float, 1, header.TextHeads, -1, -1);
        }

        graph.Nodes("GroupQueryAttention", inputs, outputs, attributes, OnnxGraph.RuntimeDomain);
        return seen;
    }

    private static string Scales(string cache) => cache + "_scales";
}
