using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>
/// The encoder, and with it the keys and values that every layer of the decoder sees of it, so that they are computed once a
/// window and not once a token. After Radford et al., Robust Speech Recognition via Large-Scale Weak Supervision (2022).
/// </summary>
internal static class EncoderGraph
{
    /// <summary>Input: the log-mel spectrogram, [1, bands, 2 × audio context].</summary>
    public const string Mel = "mel";

    /// <summary>Output: the encoder's rows, [audio context, width].</summary>
    public const string Encoded = "encoded";

    private const int Kernel = 3;

    /// <summary>Reads the weights and loads the network.</summary>
    /// <param name="file">The model.</param>
    /// <param name="precision">How linear layers are held.</param>
    /// <param name="decoder">How the decoder is held, for which keys and values are meant.</param>
    /// <param name="threads">Threads of one run.</param>
    public static LoadedGraph Load(GgmlFile file, WeightPrecision precision, WeightPrecision decoder, int threads)
    {
        using var graph = new OnnxGraph(file.Path);
        var weights = new WeightSource(file, graph);
        var layers = new Layers(graph, weights, precision);
        var header = file.Header;
        var rows = Convolve(graph, weights, layers);
        for (var layer = 0; layer < header.AudioLayers; layer++)
            rows = Block(graph, layers, header, rows, $"encoder.blocks.{layer}");
        var encoded = graph.Node(
            "LayerNormalization",
            [rows, weights.Floats("encoder.ln_post.weight", header.AudioState), weights.Floats("encoder.ln_post.bias", header.AudioState)],
            [("axis", -1), ("epsilon", 1e-5f)],
            Encoded);
        graph.Output(encoded, TensorElementType.Float, header.AudioContext, header.AudioState);
        for (var layer = 0; layer < header.TextLayers; layer++)
            AddCrossAttention(graph, layers, header, decoder, layer);
        return graph.Load(threads, packs: precision == WeightPrecision.EightBits);
    }

    private static string Convolve(OnnxGraph graph, WeightSource weights, Layers layers)
    {
        var header = weights.Header;
        var width = header.AudioState;
        var mel = graph.Input(Mel, TensorElementType.Float, 1, header.MelBands, 2 * header.AudioContext);
        var first = Convolution(graph, weights, mel, "encoder.conv1", header.MelBands, stride: 1);
        var second = Convolution(graph, weights, first, "encoder.conv2", width, stride: 2);
        var rows = layers.Reshape(layers.Transpose(second, 0, 2, 1), -1, width);
        return graph.Node("Add", [rows, weights.Floats("encoder.positional_embedding", header.AudioContext, width)]);
    }

    private static string Convolution(OnnxGraph graph, WeightSource weights, string input, string name, int channels, int stride)
    {
        var width = weights.Header.AudioState;
        int[] kernel = [Kernel], pads = [Kernel / 2, Kernel / 2], strides = [stride];
        var convolved = graph.Node(
            "Conv",
            [input, weights.Floats(name + ".weight", width, channels, Kernel), weights.Floats(name + ".bias", width)],
            [("kernel_shape", kernel), ("pads", pads), ("strides", strides)]);
        return graph.Node("Gelu", [convolved], domain: OnnxGraph.RuntimeDomain);
    }

    private static string Block(OnnxGraph graph, Layers layers, GgmlHeader header, string rows, string block)
    {
        var width = header.AudioState;
        var normed = layers.Norm(rows, block + ".attn_ln", width);
        var query = layers.Linear(normed, block + ".attn.query", width, width);
        var key = layers.Linear(normed, [block + ".attn.key.weight"], width, width, biases: null);
        var value = layers.Linear(normed, block + ".attn.value", width, width);
        var attended = graph.Node(
            "MultiHeadAttention",
            [layers.Reshape(query, 1, -1, width), layers.Reshape(key, 1, -1, width), layers.Reshape(value, 1, -1, width)],
            [("num_heads", header.AudioHeads)],
            domain: OnnxGraph.RuntimeDomain);
        var projected = layers.Linear(layers.Reshape(attended, -1, width), block + ".attn.out", width, width);
        return layers.FeedForward(graph.Node("Add", [rows, projected]), block, width);
    }

    private static void AddCrossAttention(OnnxGraph graph, Layers layers, GgmlHeader header, WeightPrecision decoder, int layer)
    {
        var width = header.TextState;
        var attention = $"decoder.blocks.{layer}.cross_attn";
        var sound = new SoundCache(header, decoder, layer);
        sound.Fill(graph, layers, sound.Keys, layers.Linear(Encoded, [attention + ".key.weight"], width, width, biases: null));
        sound.Fill(graph, layers, sound.Values, layers.Linear(Encoded, attention + ".value", width, width));
    }
}
