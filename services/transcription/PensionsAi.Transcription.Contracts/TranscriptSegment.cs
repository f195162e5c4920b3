using System.Text.Json.Serialization;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Transcription.Contracts;

/// <summary>What one speaker says without a longer pause.</summary>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="End">Seconds from the start of the recording; after <paramref name="Start"/>.</param>
/// <param name="Speaker">Who speaks: <c>A</c>, <c>B</c>, … in the order in which they are first heard.</param>
/// <param name="Text">What is said.</param>
/// <param name="Confidence">How sure the model is, 0 to 1.</param>
/// <param name="Words">The words with their times.</param>
public sealed record TranscriptSegment(
    double Start,
    double End,
    string Speaker,
    string Text,
    double Confidence,
    IReadOnlyList<TranscriptWord> Words)
{
    /// <summary>How the speaker sounds by what is said; only when the call asked for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScoredSentiment? Sentiment { get; init; }
}
