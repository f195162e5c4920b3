namespace PensionsAi.Classification.Domain;

/// <summary>What a model says of one text.</summary>
/// <param name="All">Every label of the taxonomy, the likeliest first.</param>
/// <param name="Above">Those at or above their threshold, the likeliest first; none when too little of the text is known.</param>
/// <param name="Sentiment">The likeliest sentiment; null when the model was trained on texts without sentiments.</param>
/// <param name="KnownShare">How much of the text the model knows, 0 to 1.</param>
internal sealed record TextLabels(IReadOnlyList<LabelScore> All, IReadOnlyList<LabelScore> Above, LabelScore? Sentiment, float KnownShare = 1)
{
    /// <summary>Whether no label reached its threshold: then a person decides.</summary>
    public bool Abstained => Above.Count == 0;
}
