namespace PensionsAi.RandomSpeechModel;

/// <summary>Names and shapes of the tensors that Whisper models have.</summary>
internal static class TensorShapes
{
    public static IEnumerable<(string Name, int[] Shape)> Of(ModelSize size)
    {
        var width = size.Width;
        IEnumerable<(string, int[])> ends =
        [
            ("encoder.positional_embedding", [size.AudioContext, width]),
            ("encoder.conv1.weight", [width, size.MelBands, 3]),
            ("encoder.conv1.bias", [width]),
            ("encoder.conv2.weight", [width, width, 3]),
            ("encoder.conv2.bias", [width]),
            .. Norm("encoder.ln_post", width),
            ("decoder.positional_embedding", [size.TextContext, width]),
            ("decoder.token_embedding.weight", [size.Vocabulary, width]),
            .. Norm("decoder.ln", width),
        ];
        return ends
            .Concat(Enumerable.Range(0, size.Layers).SelectMany(layer => Block($"encoder.blocks.{layer}", width)))
            .Concat(Enumerable.Range(0, size.Layers).SelectMany(layer =>
                Block($"decoder.blocks.{layer}", width).Concat(Attention($"decoder.blocks.{layer}.cross_attn", width))));
    }

    private static IEnumerable<(string, int[])> Block(string name, int width) =>
    [
        .. Attention(name + ".attn", width),
        .. Norm(name + ".mlp_ln", width),
        .. Linear(name + ".mlp.0", 4 * width, width),
        .. Linear(name + ".mlp.2", width, 4 * width),
    ];

    private static IEnumerable<(string, int[])> Attention(string name, int width) =>
    [
        .. Norm(name + "_ln", width),
        .. Linear(name + ".query", width, width),
        (name + ".key.weight", [width, width]),
        .. Linear(name + ".value", width, width),
        .. Linear(name + ".out", width, width),
    ];

    private static IEnumerable<(string, int[])> Linear(string name, int rows, int columns) =>
        [(name + ".weight", [rows, columns]), (name + ".bias", [rows])];

    private static IEnumerable<(string, int[])> Norm(string name, int width) =>
        [(name + ".weight", [width]), (name + ".bias", [width])];
}
