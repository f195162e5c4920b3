using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Model.Sentences;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Versions;

/// <summary>The active version of a taxonomy, in memory. Thread-safe.</summary>
/// <param name="Labeller">Gives labels.</param>
/// <param name="Sentiments">Gives the sentiment: what a taxonomy is taught says nothing of moods.</param>
/// <param name="Version">What results say of it.</param>
/// <param name="Encoder">Makes the vectors that <paramref name="Labeller"/> needs; null when it needs none.</param>
internal sealed record ServedTaxonomy(TextLabeller Labeller, TextLabeller Sentiments, ModelVersion Version, SentenceEncoder? Encoder = null)
{
    /// <summary>The vectors that the labeller needs of texts, in their order; empty ones when it needs none.</summary>
    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        Encoder?.Encode(texts, threads: 1, cancellationToken) ?? [.. texts.Select(_ => Array.Empty<float>())];

    /// <summary>The labels of a text, and its sentiment.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vector">From <see cref="Encode"/>.</param>
    public (TextLabels Labels, LabelScore Sentiment) Label(string text, ReadOnlySpan<float> vector)
    {
        var labels = Labeller.Label(text, vector);
        return (labels, labels.Sentiment ?? Sentiments.Label(text).Sentiment
            ?? throw new InvalidOperationException("The shipped model tells no sentiment."));
    }
}
