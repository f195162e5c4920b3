using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>
/// The decoder: one network for a prompt and for the tokens after it. Keys and values of what was decoded lie in buffers of
/// the greatest length, which the network adds to in place; several hypotheses are a batch and share the encoder's keys and
/// values, so that beams cost no memory there.
/// </summary>
internal static class DecoderGraph
{
    /// <summary>Input: embedded tokens, [hypotheses, tokens, width].</summary>
    public const string Embedded = "embedded";

    /// <summary>Input: index of the last position of each hypothesis, [hypotheses].</summary>
    public const string LastPositions = "last_positions";

    /// <summary>Input: length of all that was decoded and is given now, a number.</summary>
    public const string TotalLength = "total_length";

    /// <summary>Input: the rows, of hypotheses × tokens, whose logits are wanted.</summary>
    public const string WantedRows = "wanted_rows";

    /// <summary>Input: index of the last frame that the last row could see, [1].</summary>
    public const string LastFrame = "last_frame";

    /// <summary>Input: frames that the last row could see, a number; see <see cref="SoundCache.MostRows"/>.</summary>
    public const string TotalFrames = "total_frames";

    /// <summary>Input: what hides the frames beyond the audio context from the rows, [1, 1, rows, total frames].</summary>
    public const string FrameMask = "frame_mask";

    /// <summary>Output: the logits, [wanted rows, vocabulary].</summary>
    public const string Logits = "logits";

    /// <summary>Name of a layer's buffer of keys as input, [hypotheses, heads, capacity, width a head].</summary>
    public static string PastKeys(int layer) => $"past_keys_{layer}";

    /// <summary>Name of a layer's buffer of values as input.</summary>
    public static string PastValues(int layer) => $"past_values_{layer}";

    /// <summary>Name of the same buffer as output.</summary>
    public static string PresentKeys(int layer) => $"present_keys_{layer}";

    /// <summary>Name of the same buffer as output.</summary>
    public static string PresentValues(int layer) => $"present_values_{layer}";

    /// <summary>Output: where a layer looked at, [1, heads, rows, total frames], each row adding up to 1.</summary>
    public static string Attention(int layer) => $"attention_{layer}";

    /// <summary>Reads the weights and loads the network.</summary>
    /// <param name="file">The model.</param>
    /// <param name="precision">How linear layers are held, and the keys and values of the sound.</param>
    /// <param name="attentionLayers">Layers whose cross-attention is given out.</param>
    /// <param name="threads">Threads of one run.</param>
    public static LoadedGraph Load(GgmlFile file, WeightPrecision precision, IReadOnlyCollection<int> attentionLayers, int threads)
    {
        using var graph = new OnnxGraph(file.Path);
        var weights = new WeightSource(file, graph);
        var layers = new Layers(graph, weights, precision);
        var header = file.Header;
        var width = header.TextState;
        var embedded = graph.Input(Embedded, TensorElementType.Float, -1, -1, width);
        graph.Input(LastPositions, TensorElementType.Int32, -1);
        graph.Input(TotalLength, TensorElementType.Int32);
        graph.Input(LastFrame, TensorElementType.Int32, 1);
        graph.Input(TotalFrames, TensorElementType.Int32);
        graph.Input(FrameMask, TensorElementType.Float, 1, 1, -1, -1);
        var wanted = graph.Input(WantedRows, TensorElementType.Int64, -1);

        var extents = graph.Node("Slice", [graph.Node("Shape", [embedded]), graph.Constant(0), graph.Constant(2)]);
        var packed = graph.Node("Concat", [extents, graph.Constant(3 * width)], [("axis", 0)]);
        var rows = layers.Reshape(embedded, -1, width);
        for (var layer = 0; layer < header.TextLayers; layer++)
        {
            var block = $"decoder.blocks.{layer}";
            rows = SelfAttention(graph, layers, header, rows, packed, layer);
            var attention = attentionLayers.Contains(layer) ? Attention(layer) : null;
            rows = CrossAttention(graph, layers, new SoundCache(header, precision, layer), rows, block + ".cross_attn", width, attention);
            rows = layers.FeedForward(rows, block, width);
        }

        var last = layers.Norm(graph.Node("Gather", [rows, wanted], [("axis", 0)]), "decoder.ln", width);
        var logits = layers.Linear(last, ["decoder.token_embedding.weight"], header.VocabularySize, width, biases: null);
        graph.Node("Identity", [logits], name: Logits);
        graph.Output(Logits, TensorElementType.Float, -1, header.VocabularySize);
        return graph.Load(threads, packs: precision == WeightPrecision.EightBits);
    }

    private static string SelfAttention(OnnxGraph graph, Layers layers, GgmlHeader header, string rows, string packedShape, int layer)
    {
        var width = header.TextState;
        var attention = $"decoder.blocks.{layer}.attn";
        long[] buffer = [-1, header.TextHeads, -1, width / header.TextHeads];
        graph.Input(PastKeys(layer), TensorElementType.Float, buffer);
        graph.Input(PastValues(layer), TensorElementType.Float, buffer);
        graph.Output(PresentKeys(layer), TensorElementType.Float, buffer);
        graph.Output(PresentValues(layer), TensorElementType.Float, buffer);

        var normed = layers.Norm(rows, attention + "_ln", width);
        var packed = layers.Linear(
            normed,
            [attention + ".query.weight", attention + ".key.weight", attention + ".value.weight"],
            3 * width,
            width,
            [attention + ".query.bias", null, attention + ".value.bias"]);
        var attended = $"attended_{layer}";
        graph.Nodes(
            "GroupQueryAttention",
            [graph.Node("Reshape", [packed, packedShape]), string.Empty, string.Empty, PastKeys(layer), PastValues(layer), LastPositions, TotalLength],
            [attended, PresentKeys(layer), PresentValues(layer)],
            [("num_heads", header.TextHeads), ("kv_num_heads", header.TextHeads)],
            OnnxGraph.RuntimeDomain);
        return graph.Node("Add", [rows, layers.Linear(layers.Reshape(attended, -1, width), attention + ".out", width, width)]);
    }

    private static string CrossAttention(
        OnnxGraph graph, Layers layers, SoundCache sound, string rows, string name, int width, string? attention)
    {
        var query = layers.Linear(layers.Norm(rows, name + "_ln", width), name + ".query", width, width);
        var seen = sound.Attend(graph, layers.Reshape(query, 1, -1, width), attention);
        return graph.Node("Add", [rows, layers.Linear(layers.Reshape(seen, -1, width), name + ".out", width, width)]);
    }
}
