using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Contracts;

/// <summary>What became of a training: the result of its job.</summary>
/// <param name="Taxonomy">Id of the taxonomy.</param>
/// <param name="Revision">Revision of the definition that was trained for.</param>
/// <param name="Model">The new version.</param>
/// <param name="Activated">Whether it is the active version now.</param>
/// <param name="Examples">What it was trained on.</param>
/// <param name="Evaluation">How well models do that were trained the same way, by 5-fold cross-validation on the training part.</param>
/// <param name="Comparison">How it does beside the version that was active, on the locked test part; null when none was active, or the active one could not be asked.</param>
/// <param name="Doubted">Examples whose labels are probably wrong (confident learning), the surest first, at most 100. A person decides.</param>
public sealed record TrainingReport(
    string Taxonomy,
    int Revision,
    ModelVersion Model,
    bool Activated,
    TrainingExamples Examples,
    TrainingFigures Evaluation,
    VersionComparison? Comparison,
    IReadOnlyList<DoubtedLabel> Doubted)
{
    /// <summary>What the installed sentence encoder was good for; null where none was installed.</summary>
    public SentenceEncoderUse? SentenceEncoder { get; init; }
}
