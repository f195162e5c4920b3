using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>Makes the profile of training texts.</summary>
internal static class TrainingProfiles
{
    /// <summary>The profile.</summary>
    /// <param name="predictions">Of models that have not seen the texts; at least one.</param>
    public static TrainingProfile Of(IReadOnlyList<Prediction> predictions)
    {
        var known = predictions.Average(prediction => (double)prediction.Answer.KnownShare);
        return new TrainingProfile(
            predictions.Count,
            predictions.SelectMany(prediction => prediction.Answer.Above).CountBy(label => label.Code).OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            predictions.Count(prediction => prediction.Answer.Abstained),
            known,
            Math.Sqrt(predictions.Average(prediction => Math.Pow(prediction.Answer.KnownShare - known, 2))));
    }
}
