using PensionsAi.Classification.Model;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Versions;

/// <summary>The active version of a taxonomy, in memory. Thread-safe.</summary>
/// <param name="Labeller">Gives labels.</param>
/// <param name="Sentiments">Gives the sentiment: what a taxonomy is taught says nothing of moods.</param>
/// <param name="Version">What results say of it.</param>
internal sealed record ServedTaxonomy(TextLabeller Labeller, TextLabeller Sentiments, ModelVersion Version);
