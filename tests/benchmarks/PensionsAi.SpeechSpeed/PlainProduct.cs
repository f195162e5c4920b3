using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.SpeechSpeed;

/// <summary>One matrix product of ONNX Runtime: what the machine can do at the moment.</summary>
internal sealed class PlainProduct : IDisposable
{
    private readonly LoadedGraph _graph;
    private readonly float[] _input;
    private readonly long[] _shape;

    private PlainProduct(string name, int rows, int inputs, int outputs, int threads, Func<OnnxGraph, string, string> multiply)
    {
        Name = name;
        Products = (double)rows * inputs * outputs;
        _shape = [rows, inputs];
        _input = new float[rows * inputs];
        Array.Fill(_input, 0.5f);
        using var graph = new OnnxGraph();
        graph.Node("Identity", [multiply(graph, graph.Input("input", TensorElementType.Float, _shape))], name: "product");
        graph.Output("product", TensorElementType.Float, rows, outputs);
        _graph = graph.Load(threads, packs: true);
    }

    public string Name { get; }

    /// <summary>Multiplications.</summary>
    public double Products { get; }

    /// <summary>The encoder's largest shape, audio context × width by width × 4 width, in 32 bits.</summary>
    public static PlainProduct OfEncoder(GgmlHeader header, int threads)
    {
        var (rows, width) = (header.AudioContext, header.AudioState);
        return new PlainProduct($"{rows}×{width} by {width}×{4 * width}", rows, width, 4 * width, threads, (graph, input) =>
        {
            var weights = new WeightMemory(TensorElementType.Float, width, 4 * width);
            weights.As<float>().Fill(0.25f);
            return graph.Node("MatMul", [input, graph.Weight("weights", weights)]);
        });
    }

    /// <summary>The decoder's largest shape, a row by width × vocabulary, in 8 bits as files hold them, in blocks of 32.</summary>
    public static PlainProduct OfDecoder(GgmlHeader header, int threads)
    {
        const int block = GgmlBlocks.BlockElements, integerProducts = 4;
        var (width, vocabulary) = (header.TextState, header.VocabularySize);
        return new PlainProduct($"projection to {vocabulary} by 8 bits in blocks of {block}", 1, width, vocabulary, threads, (graph, input) =>
        {
            var values = new WeightMemory(TensorElementType.UInt8, vocabulary, width / block, block);
            new Random(1).NextBytes(values.As<byte>());
            var scales = new WeightMemory(TensorElementType.Float, vocabulary, width / block);
            scales.As<float>().Fill(0.01f);
            return graph.Node(
                "MatMulNBits",
                [input, graph.Weight("values", values), graph.Weight("scales", scales)],
                [("K", width), ("N", vocabulary), ("bits", 8), ("block_size", block), ("accuracy_level", integerProducts)],
                domain: OnnxGraph.RuntimeDomain);
        });
    }

    public void Run()
    {
        using var input = OrtValue.CreateTensorValueFromMemory(_input, _shape);
        using var run = new RunOptions();
        _graph.Session.Run(run, new Dictionary<string, OrtValue> { ["input"] = input }, ["product"]).Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _graph.Dispose();
}
