namespace PensionsAi.Classification.Contracts;

/// <summary>Asks for the labels and the sentiment of texts: the body of <c>POST /v1/classifications</c>.</summary>
/// <param name="Taxonomy">Id of the taxonomy, for example <c>pension-freetext</c>; an unknown one is 422.</param>
/// <param name="Texts">1 to 1,000 texts of at most 100,000 characters each.</param>
public sealed record ClassifyText(string Taxonomy, IReadOnlyList<TextToClassify> Texts)
{
    /// <summary>Most texts in one call.</summary>
    public const int MostTexts = 1_000;

    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int LongestText = 100_000;

    /// <summary>Asks for the words that carried each decision. Default false.</summary>
    public bool Explain { get; init; }

    /// <summary>Asks for every label of the taxonomy with its score, not only those that reach their threshold. Default false.</summary>
    public bool AllScores { get; init; }
}
