namespace PensionsAi.Transcription.Model.Graph;

/// <summary>The layers that encoder and decoder are made of. Activations are matrices: a row for each position.</summary>
internal sealed class Layers(OnnxGraph graph, WeightSource weights, WeightPrecision precision)
{
    /// <summary>A linear layer.</summary>
    /// <param name="input">Rows of <paramref name="columns"/> numbers.</param>
    /// <param name="name">Name of the layer, or of layers one after another whose outputs are put side by side.</param>
    /// <param name="rows">Outputs of all of them.</param>
    /// <param name="columns">Inputs.</param>
    /// <param name="biases">Names of the biases, one a layer; null for one that has none, and null for none at all.</param>
    public string Linear(string input, string[] name, int rows, int columns, string?[]? biases)
    {
        var key = string.Join('+', name);
        var partRows = rows / name.Length;
        var bias = biases is null
            ? string.Empty
            : weights.Floats(key + ".bias", [.. biases.Select(part => (part, new[] { partRows }))], [rows]);
        if (precision == WeightPrecision.Float32)
        {
            var matrix = weights.Floats(key, [.. name.Select(part => ((string?)part, new[] { partRows, columns }))], [rows, columns]);
            return graph.Node("Gemm", bias.Length == 0 ? [input, matrix] : [input, matrix, bias], [("transB", 1)]);
        }

        var (values, scales) = weights.EightBitBlocks(key, name, rows, columns);
        return EightBits.Product(graph, input, values, scales, bias, rows, columns);
    }

    /// <summary>A linear layer that has a bias.</summary>
    public string Linear(string input, string name, int rows, int columns) =>
        Linear(input, [name + ".weight"], rows, columns, [name + ".bias"]);

    /// <summary>Layer normalisation.</summary>
    public string Norm(string input, string name, int width) => graph.Node(
        "LayerNormalization",
        [input, weights.Floats(name + ".weight", width), weights.Floats(name + ".bias", width)],
        [("axis", -1), ("epsilon", 1e-5f)]);

    /// <summary>The two linear layers of a block, with its residual.</summary>
    public string FeedForward(string input, string block, int width)
    {
        var normed = Norm(input, block + ".mlp_ln", width);
        var wide = graph.Node("Gelu", [Linear(normed, block + ".mlp.0", 4 * width, width)], domain: OnnxGraph.RuntimeDomain);
        return graph.Node("Add", [input, Linear(wide, block + ".mlp.2", width, 4 * width)]);
    }

    /// <summary>Another shape; a 0 keeps the extent, a -1 takes what is left.</summary>
    public string Reshape(string input, params long[] shape) => graph.Node("Reshape", [input, graph.Constant(shape)]);

    /// <summary>Another order of the axes.</summary>
    public string Transpose(string input, params int[] order) => graph.Node("Transpose", [input], [("perm", order)]);
}
