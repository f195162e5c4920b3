using System.Runtime.InteropServices;
using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>Chooses the terms of a model from the training texts.</summary>
internal static class Vocabulary
{
    /// <summary>The terms that enough texts contain, in ordinal order.</summary>
    public static TermSpace Build(IEnumerable<string> texts, TrainingOptions options)
    {
        var counts = new Dictionary<(TermKind Kind, string Text), Occurrences>();
        var total = 0;
        foreach (var text in texts)
        {
            total++;
            var buffer = new char[TextNormalizer.MaxLength(text.Length) + 1];
            var length = TextNormalizer.Normalize(text, buffer);
            var sink = new DocumentSink(counts, total);
            TermReader.Read(buffer.AsSpan(0, length), options.Cues, ref sink);
        }

        var terms = counts
            .Where(count => count.Value.Texts >= Least(count.Key.Kind, options))
            .OrderBy(count => count.Key.Kind)
            .ThenBy(count => count.Key.Text, StringComparer.Ordinal)
            .Select(count => new Term(
                count.Key.Kind, count.Key.Text, MathF.Log((1f + total) / (1 + count.Value.Texts)) + 1));
        return new TermSpace([.. terms], new BlockWeights(options.CharacterWeight, options.CueWeight), options.Cues);
    }

    private static int Least(TermKind kind, TrainingOptions options) =>
        kind is TermKind.Characters ? options.LeastCharacterTexts : options.LeastWordTexts;

    private record struct Occurrences(int Texts, int LastText);

    private readonly struct DocumentSink(Dictionary<(TermKind Kind, string Text), Occurrences> counts, int document) : ITermSink
    {
        public void Add(TermKind kind, ulong hash, ReadOnlySpan<char> term, ReadOnlySpan<char> word)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (kind, term.ToString()), out _);
            if (count.LastText != document)
                count = new Occurrences(count.Texts + 1, document);
        }
    }
}
