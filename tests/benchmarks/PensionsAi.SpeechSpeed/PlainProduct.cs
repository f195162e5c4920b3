using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Graph;

namespace PensionsAi.SpeechSpeed;

/// <summary>One 32-bit product of ONNX Runtime, of the encoder's largest shape: rows × width by width × 4 width.</summary>
internal sealed class PlainProduct
{
    private readonly InferenceSession _session;
    private readonly float[] _input;
    private readonly int _rows;
    private readonly int _width;

    public PlainProduct(int rows, int width, int threads)
    {
        (_rows, _width) = (rows, width);
        _input = new float[rows * width];
        Array.Fill(_input, 0.5f);
        var weights = new WeightMemory(TensorElementType.Float, width, 4 * width);
        weights.As<float>().Fill(0.25f);
        using var graph = new OnnxGraph();
        graph.Node("MatMul", [graph.Input("input", TensorElementType.Float, rows, width), graph.Weight("weights", weights)], name: "product");
        graph.Output("product", TensorElementType.Float, rows, 4 * width);
        _session = graph.Load(threads, packs: true).Session;
    }

    public double Products => 4.0 * _rows * _width * _width;

    public string Name => $"{_rows}×{_width} by {_width}×{4 * _width}";

    public void Run()
    {
        using var input = OrtValue.CreateTensorValueFromMemory(_input, [_rows, _width]);
        using var run = new RunOptions();
        _session.Run(run, new Dictionary<string, OrtValue> { ["input"] = input }, ["product"]).Dispose();
    }
}
