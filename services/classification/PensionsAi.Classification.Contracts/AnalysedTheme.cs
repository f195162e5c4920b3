namespace PensionsAi.Classification.Contracts;

/// <summary>A theme.</summary>
/// <param name="Id">Identity within the series and the label, which it keeps from report to report.</param>
/// <param name="Name">What it is called: its first key phrases, or what a language model wrote.</param>
/// <param name="Summary">What its texts say in a sentence or two; null unless a language model wrote it.</param>
/// <param name="WrittenBy">The language model that wrote name and summary; null when none did.</param>
/// <param name="KeyPhrases">Phrases that its texts use and others do not, the most telling first. Each stands in five texts at least.</param>
/// <param name="Count">Its texts; null when they are few.</param>
/// <param name="Share">Their share of the analysed texts, or of the label's, with its 95 % interval; null when the count is.</param>
/// <param name="IsNew">Whether it was found in this report, beside themes that were known before.</param>
/// <param name="Sentiment">The sentiment of its texts.</param>
/// <param name="Periods">Its texts of each period of the report; null without dates, and inside labels.</param>
/// <param name="Quotes">Some of its texts, masked and, where long, cut; none when its count is hidden.</param>
public sealed record AnalysedTheme(
    string Id,
    string Name,
    string? Summary,
    string? WrittenBy,
    IReadOnlyList<string> KeyPhrases,
    int? Count,
    Estimate? Share,
    bool IsNew,
    SentimentCounts Sentiment,
    IReadOnlyList<int?>? Periods,
    IReadOnlyList<string> Quotes);
