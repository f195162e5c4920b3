using Microsoft.ML.OnnxRuntime.Tensors;
using PensionsAi.Transcription.Model.Ggml;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>Puts a model file's tensors into a graph: read once, straight into the memory that ONNX Runtime is handed.</summary>
internal sealed class WeightSource(GgmlFile file, OnnxGraph graph)
{
    /// <summary>The sizes.</summary>
    public GgmlHeader Header => file.Header;

    /// <summary>A tensor as 32-bit numbers.</summary>
    /// <param name="name">Its name in file and graph.</param>
    /// <param name="shape">The shape that it must have and gets.</param>
    public string Floats(string name, params int[] shape) => Floats(name, [(name, shape)], shape);

    /// <summary>Tensors one after another as 32-bit numbers, for example the weights of three layers that are run as one.</summary>
    /// <param name="name">Name in the graph.</param>
    /// <param name="parts">Names and shapes in the file; a part without a name is zeros.</param>
    /// <param name="shape">The shape in the graph.</param>
    public string Floats(string name, (string? Name, int[] Shape)[] parts, int[] shape)
    {
        if (graph.HasWeight(name))
            return name;
        var value = new WeightMemory(TensorElementType.Float, Array.ConvertAll(shape, extent => (long)extent));
        var destination = value.As<float>();
        foreach (var (part, partShape) in parts)
        {
            var numbers = destination[..partShape.Aggregate(1, (product, extent) => product * extent)];
            if (part is null)
                numbers.Clear();
            else
                file.ReadFloats(file.Tensor(part, partShape), 0, numbers);
            destination = destination[numbers.Length..];
        }

        return graph.Weight(name, value);
    }

    /// <summary>Rows of tensors one after another as 8-bit numbers and their scales: the layout of <c>MatMulNBits</c>.</summary>
    public (string Values, string Scales) EightBitBlocks(string name, string[] parts, int rows, int columns)
    {
        var block = EightBits.BlockOf(columns);
        var blocks = columns / block;
        var values = new WeightMemory(TensorElementType.UInt8, rows, blocks, block);
        var scales = new WeightMemory(TensorElementType.Float, rows, blocks);
        var partRows = rows / parts.Length;
        for (var i = 0; i < parts.Length; i++)
        {
            file.ReadEightBits(
                file.Tensor(parts[i], partRows, columns),
                values.As<byte>().Slice(i * partRows * columns, partRows * columns),
                scales.As<float>().Slice(i * partRows * blocks, partRows * blocks));
        }

        return (graph.Weight(name + ".values", values, EightBits.ArePacked), graph.Weight(name + ".scales", scales));
    }
}
