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

    /// <summary>Pictures a run. A page has hundreds; all at once they took the process 30 MB more, and no less time.</summary>
    private const int PicturesAtOnce = 64;

    private const string Input = "digits";
    private const string Output = "log_probabilities";

    private readonly OnnxModel _model;

    /// <summary>Loads the network.</summary>
    public DigitNetwork(VerifiedModel model, InferenceMetrics metrics) =>
        _model = new OnnxModel(model, model.Manifest.Files[0].Path, metrics);

    /// <summary>Which model this is.</summary>
    public ModelVersion Version => _model.Version;

    /// <summary>Scores any number of pictures.</summary>
    /// <param name="digits">Pictures one after the other, 28 × 28 values each, row by row; ink 1, paper 0.</param>
    public IReadOnlyList<DigitScores> Score(float[] digits)
    {
        var scores = new DigitScores[digits.Length / (Side * Side)];
        for (var first = 0; first < scores.Length; first += PicturesAtOnce)
            Score(digits.AsMemory(first * Side * Side), scores.AsSpan(first, Math.Min(PicturesAtOnce, scores.Length - first)));
        return scores;
    }

    private void Score(Memory<float> digits, Span<DigitScores> scores)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, digits[..(scores.Length * Side * Side)], [scores.Length, 1, Side, Side]);
        using var outputs = _model.Run(new Dictionary<string, OrtValue> { [Input] = input }, [Output]);
        var logProbabilities = outputs[0].GetTensorDataAsSpan<float>();
        for (var i = 0; i < scores.Length; i++)
            scores[i] = new DigitScores(logProbabilities.Slice(i * Classes, Digits));
    }

    /// <summary>Runs once on empty paper.</summary>
    public void WarmUp() => Score(new float[Side * Side]);

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
