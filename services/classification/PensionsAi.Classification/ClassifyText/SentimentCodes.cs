using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.ClassifyText;

/// <summary>The sentiments as models name them.</summary>
internal static class SentimentCodes
{
    /// <summary>The sentiment of a model's code.</summary>
    public static Sentiment Read(string code) => code switch
    {
        "negative" => Sentiment.Negative,
        "neutral" => Sentiment.Neutral,
        "positive" => Sentiment.Positive,
        _ => throw new InvalidOperationException("The model names a sentiment that the API does not have."),
    };
}
