using Microsoft.ML.OnnxRuntime;
using PensionsAi.FormReading.Domain;
using PensionsAi.Inference.Manifests;
using PensionsAi.Inference.Metrics;
using PensionsAi.Inference.Onnx;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.FormReading.Model;

/// <summary>The network of <c>models/handwritten-digits</c>. Thread-safe.</summary>
internal sealed class DigitNetwork : IDisposable
{
    /// <summary>Name of the model's folder.</summary>
    public const string Name = "handwritten-digits";

    /// <summary>Side of the square picture that it takes.</summary>
    public const int Side = 28;

    private const int Digits = 10;

    /// <summary>The digits and, last, "not a digit".</summary>
    private const int Classes = Digits + 1;

    private const string Input = "digits";
    private const string Output = "log_probabilities";

    private readonly OnnxModel _model;

    /// <summary>Loads the network.</summary>
    public DigitNetwork(VerifiedModel model, InferenceMetrics metrics) =>
        _model = new OnnxModel(model, model.Manifest.Files[0].Path, metrics);

    /// <summary>Which model this is.</summary>
    public ModelVersion Version => _model.Version;

    /// <summary>Scores any number of pictures in one run.</summary>
    /// <param name="digits">Pictures one after the other, 28 × 28 values each, row by row; ink 1, paper 0.</param>
    public IReadOnlyList<DigitScores> Score(float[] digits)
    {
        var count = digits.Length / (Side * Side);
        if (count == 0)
            return [];
        using var input = OrtValue.CreateTensorValueFromMemory(digits, [count, 1, Side, Side]);
        using var outputs = _model.Run(new Dictionary<string, OrtValue> { [Input] = input }, [Output]);
        var logProbabilities = outputs[0].GetTensorDataAsSpan<float>();
        var scores = new DigitScores[count];
        for (var i = 0; i < count; i++)
            scores[i] = new DigitScores(logProbabilities.Slice(i * Classes, Digits));
        return scores;
    }

    /// <summary>Runs once on empty paper.</summary>
    public void WarmUp() => Score(new float[Side * Side]);

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
