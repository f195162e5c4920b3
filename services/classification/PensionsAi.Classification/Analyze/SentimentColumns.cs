using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>Sentiments as the columns of a table.</summary>
internal static class SentimentColumns
{
    /// <summary>How many there are.</summary>
    public const int Count = 3;

    /// <summary>The column of a text.</summary>
    public static int? Of(AnalysedText text) => (int)text.Sentiment;

    /// <summary>The counts of a row.</summary>
    public static SentimentCounts Read(IReadOnlyList<int?> row) =>
        new(row[(int)Sentiment.Negative], row[(int)Sentiment.Neutral], row[(int)Sentiment.Positive]);
}
