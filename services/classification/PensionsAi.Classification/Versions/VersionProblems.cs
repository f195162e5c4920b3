using PensionsAi.Classification.Model.Sentences;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Versions;

/// <summary>Why a taxonomy is not trained, or a version not activated.</summary>
internal static class VersionProblems
{
    public static readonly ServiceProblem Unknown = new(
        "unknown-version", 422, "The version is not known", "The taxonomy has no such version. GET /v1/taxonomies/{id}/versions lists those that it has.");

    public static readonly ServiceProblem Worse = new(
        "version-is-worse", 409, "The version was found worse",
        "On the locked test part it did worse than the version that was active. Send `insist` as true to have it all the same; that stays on record.");

    public static readonly ServiceProblem NoExamples = new(
        "no-examples", 409, "There is nothing to train on", "The taxonomy has no labelled examples outside its test part. Teach it some first.");

    public static readonly ServiceProblem OneLabel = new(
        "one-label", 409, "There is nothing to tell apart", "All labelled examples have the same label. Teach at least two.");

    /// <summary>An example, for the description.</summary>
    public static readonly ServiceProblem EncoderNotInstalledExample = EncoderNotInstalled(new EncoderIdentity("sentence-encoder", "1.0.0", string.Empty));

    /// <summary>A version's scores would be noise without the encoder that it was trained with.</summary>
    public static ServiceProblem EncoderNotInstalled(EncoderIdentity needed) => new(
        "sentence-encoder-not-installed", 409, "The sentence encoder is not installed",
        $"The version was trained with the sentence encoder {needed.Name} {needed.Version}, and here there is none, or another one. "
        + "Have it installed, activate a version that does without it, or train a new one.");
}
