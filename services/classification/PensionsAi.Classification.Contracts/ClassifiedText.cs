namespace PensionsAi.Classification.Contracts;

/// <summary>One classified text.</summary>
/// <param name="Id">The caller's name for it.</param>
/// <param name="Labels">
/// The labels that reach their threshold, or every label when the call asked for <c>allScores</c>; the highest score first.
/// </param>
/// <param name="Abstained">Whether no label reached its threshold: then a person should decide.</param>
/// <param name="Sentiment">The likeliest sentiment.</param>
/// <param name="Explanation">
/// The words that spoke most for or against the likeliest label, the weightiest first, at most 10; null unless asked for.
/// </param>
public sealed record ClassifiedText(
    string Id,
    IReadOnlyList<ScoredLabel> Labels,
    bool Abstained,
    ScoredSentiment Sentiment,
    IReadOnlyList<ExplainedTerm>? Explanation)
{
    /// <summary>
    /// What the text as a whole, as the sentence encoder sees it, spoke for the likeliest label, in the measure of the explanation's
    /// weights; null unless an explanation was asked for, and where the version does without an encoder.
    /// </summary>
    public double? SentenceWeight { get; init; }
}
