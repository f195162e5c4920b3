using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Contracts;

/// <summary>What a file of free texts says. Of the texts only masked quotes are in it, and no count of 1 to 4: those are null, and so is what they could be computed from.</summary>
/// <param name="Taxonomy">Id of the taxonomy.</param>
/// <param name="Model">The version that labelled the texts.</param>
/// <param name="Rows">What became of the rows.</param>
/// <param name="Labels">Every label of the taxonomy, the most frequent first.</param>
/// <param name="Sentiment">The sentiment of all analysed texts.</param>
/// <param name="Periods">The labels over time; null without dates.</param>
/// <param name="Groups">The labels by group of people, the largest first; null when no column names them.</param>
/// <param name="Themes">What people write about, found in the texts; null when it was not asked for.</param>
/// <param name="Drift">How the texts differ from those that the model was trained on; null when they are few, or the version was trained before that was kept.</param>
public sealed record AnalysisReport(
    string Taxonomy,
    ModelVersion Model,
    AnalysisRows Rows,
    IReadOnlyList<AnalysedLabel> Labels,
    SentimentCounts Sentiment,
    AnalysedPeriods? Periods,
    IReadOnlyList<AnalysedGroup>? Groups = null,
    AnalysedThemes? Themes = null,
    AnalysedDrift? Drift = null);
