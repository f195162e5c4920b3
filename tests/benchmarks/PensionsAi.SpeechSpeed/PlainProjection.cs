using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.SpeechSpeed;

/// <summary>
/// One product of ONNX Runtime of the decoder's largest shape, a row by width × vocabulary, with 8-bit weights in blocks of 32:
/// how fast the machine reads weights at the moment.
/// </summary>
internal sealed class PlainProjection
{
    private readonly InferenceSession _session;
    private readonly float[] _input;

    public PlainProjection(int vocabulary, int width, int threads)
    {
        const int block = GgmlBlocks.BlockElements, integerProducts = 4;
        Name = $"projection to {vocabulary} by 8 bits in blocks of {block}";
        _input = new float[width];
        Array.Fill(_input, 0.5f);
        var values = new WeightMemory(TensorElementType.UInt8, vocabulary, width / block, block);
        new Random(1).NextBytes(values.As<byte>());
        var scales = new WeightMemory(TensorElementType.Float, vocabulary, width / block);
        scales.As<float>().Fill(0.01f);
        using var graph = new OnnxGraph();
        graph.Node(
            "MatMulNBits",
            [graph.Input("input", TensorElementType.Float, 1, width), graph.Weight("values", values), graph.Weight("scales", scales)],
            [("K", width), ("N", vocabulary), ("bits", 8), ("block_size", block), ("accuracy_level", integerProducts)],
            "product",
            OnnxGraph.RuntimeDomain);
        graph.Output("product", TensorElementType.Float, 1, vocabulary);
        _session = graph.Load(threads, packs: true).Session;
    }

    public string Name { get; }

    public void Run()
    {
        using var input = OrtValue.CreateTensorValueFromMemory(_input, [1, _input.Length]);
        using var run = new RunOptions();
        _session.Run(run, new Dictionary<string, OrtValue> { ["input"] = input }, ["product"]).Dispose();
    }
}
