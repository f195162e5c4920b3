using System.Numerics.Tensors;

namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>Logits as probabilities.</summary>
internal static class LogProbabilities
{
    /// <summary>The logarithm of the sum of the exponentials; minus infinity when all logits are.</summary>
    public static float LogSumExp(ReadOnlySpan<float> logits)
    {
        var most = TensorPrimitives.Max(logits);
        if (!float.IsFinite(most))
            return float.NegativeInfinity;
        var sum = 0.0;
        foreach (var logit in logits)
            sum += MathF.Exp(logit - most);
        return most + (float)Math.Log(sum);
    }

    /// <summary>Makes logits the logarithms of their probabilities, in place.</summary>
    public static void Normalize(Span<float> logits) => TensorPrimitives.Subtract(logits, LogSumExp(logits), logits);
}
