using Microsoft.ML.OnnxRuntime.Tensors;

namespace PensionsAi.Transcription.Model.Graph;

/// <summary>
/// Frames of sound to the logarithms, of base 10, of their mel powers. The transform is a product with sines and cosines in double precision: 400
/// points are no power of two, and quiet frames lie 80 dB under loud ones, where single precision is not enough.
/// </summary>
internal static class MelGraph
{
    /// <summary>Input: frames of sound, [frames, 400], double.</summary>
    public const string Frames = "frames";

    /// <summary>Output: the logarithms, [bands, frames].</summary>
    public const string Mel = "mel";

    /// <summary>Samples of a frame.</summary>
    public const int FrameSamples = 400;

    private const int Frequencies = (FrameSamples / 2) + 1;

    /// <summary>Loads the network.</summary>
    /// <param name="filters">The filters, [bands, 201].</param>
    /// <param name="bands">The bands.</param>
    /// <param name="threads">Threads of one run.</param>
    public static LoadedGraph Load(float[] filters, int bands, int threads)
    {
        using var graph = new OnnxGraph();
        var frames = graph.Input(Frames, TensorElementType.Double, -1, FrameSamples);
        var (cosines, sines) = Transform();
        var power = graph.Node("Add", [Square(graph, frames, cosines, "cosines"), Square(graph, frames, sines, "sines")]);
        var mel = graph.Node("MatMul", [power, graph.Weight("filters", Doubles(Transposed(filters, bands), Frequencies, bands))]);
        mel = graph.Node("Log", [graph.Node("Max", [mel, graph.Constant(1e-10)])]);
        mel = graph.Node("Mul", [mel, graph.Constant(1 / Math.Log(10))]);
        int[] bandsFirst = [1, 0];
        mel = graph.Node("Transpose", [graph.Node("Cast", [mel], [("to", (int)TensorElementType.Float)])], [("perm", bandsFirst)], Mel);
        graph.Output(mel, TensorElementType.Float, bands, -1);
        return graph.Load(threads, packs: false);
    }

    private static string Square(OnnxGraph graph, string frames, double[] waves, string name)
    {
        var part = graph.Node("MatMul", [frames, graph.Weight(name, Doubles(waves, FrameSamples, Frequencies))]);
        return graph.Node("Mul", [part, part]);
    }

    /// <summary>The waves, [samples, frequencies], under a periodic Hann window.</summary>
    private static (double[] Cosines, double[] Sines) Transform()
    {
        var cosines = new double[FrameSamples * Frequencies];
        var sines = new double[FrameSamples * Frequencies];
        for (var sample = 0; sample < FrameSamples; sample++)
        {
            var window = 0.5 * (1 - Math.Cos(2 * Math.PI * sample / FrameSamples));
            for (var frequency = 0; frequency < Frequencies; frequency++)
            {
                var angle = 2 * Math.PI * (sample * frequency % FrameSamples) / FrameSamples;
                cosines[(sample * Frequencies) + frequency] = window * Math.Cos(angle);
                sines[(sample * Frequencies) + frequency] = window * Math.Sin(angle);
            }
        }

        return (cosines, sines);
    }

    private static double[] Transposed(float[] filters, int bands)
    {
        var transposed = new double[filters.Length];
        for (var band = 0; band < bands; band++)
        {
            for (var frequency = 0; frequency < Frequencies; frequency++)
                transposed[(frequency * bands) + band] = filters[(band * Frequencies) + frequency];
        }

        return transposed;
    }

    private static WeightMemory Doubles(double[] numbers, int rows, int columns)
    {
        var memory = new WeightMemory(TensorElementType.Double, rows, columns);
        numbers.CopyTo(memory.As<double>());
        return memory;
    }
}
