namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>
/// Finds the phrases that tell a group of texts from the others: one to three words, ranked by the log-likelihood ratio
/// (Dunning 1993). A phrase that fewer texts of the group have than may be shown as a count is none: it could be one person's.
/// </summary>
/// <param name="texts">The words of all texts.</param>
internal sealed class KeyPhrases(IReadOnlyList<IReadOnlyList<Word>> texts)
{
    private const int LongestPhrase = 3;
    private const int MostPhrases = 5;

    // Letters from which two words that start alike are taken for one.
    private const int SharedStart = 6;

    // Two words that are nearly as telling as one of them say more.
    private const double WorthOfMoreWords = 1.5;

    // The least that a phrase must be more common inside the group than outside.
    private const double LeastLift = 2;

    /// <summary>The phrases of each group, the most telling first.</summary>
    /// <param name="groups">Indices of the texts of each.</param>
    public IReadOnlyList<IReadOnlyList<string>> Find(IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var inGroups = groups.Select(CountCandidates).ToList();
        var everywhere = inGroups.SelectMany(counts => counts.Keys).Distinct(StringComparer.Ordinal).ToDictionary(phrase => phrase, _ => 0, StringComparer.Ordinal);
        foreach (var words in texts)
        {
            foreach (var (stem, _) in PhrasesOf(words).DistinctBy(phrase => phrase.Stem))
            {
                if (everywhere.TryGetValue(stem, out var count))
                    everywhere[stem] = count + 1;
            }
        }

        return [.. inGroups.Select((counts, group) => Choose(counts, groups[group].Count, everywhere))];
    }

    private static IEnumerable<(string Stem, string Surface)> PhrasesOf(IReadOnlyList<Word> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            if (words[start].IsStop)
                continue;
            var (stem, surface) = (words[start].Stem, words[start].Surface);
            yield return (stem, surface);
            for (var next = start + 1; next < words.Count && next < start + LongestPhrase && words[next].FollowsDirectly; next++)
            {
                (stem, surface) = ($"{stem} {words[next].Stem}", $"{surface} {words[next].Surface}");
                if (!words[next].IsStop)
                    yield return (stem, surface);
            }
        }
    }

    private Dictionary<string, (int Count, string Surface)> CountCandidates(IReadOnlyList<int> group)
    {
        var surfaces = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in group)
        {
            foreach (var (stem, surface) in PhrasesOf(texts[text]).DistinctBy(phrase => phrase.Stem))
            {
                counts[stem] = counts.GetValueOrDefault(stem) + 1;
                if (!surfaces.TryGetValue(stem, out var forms))
                    surfaces.Add(stem, forms = new Dictionary<string, int>(StringComparer.Ordinal));
                forms[surface] = forms.GetValueOrDefault(surface) + 1;
            }
        }

        return counts.Where(entry => entry.Value >= Suppression.FewestShown).ToDictionary(
            entry => entry.Key,
            entry => (entry.Value, surfaces[entry.Key].OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key),
            StringComparer.Ordinal);
    }

    private List<string> Choose(Dictionary<string, (int Count, string Surface)> candidates, int inside, Dictionary<string, int> everywhere)
    {
        var outside = texts.Count - inside;
        var ranked = candidates
            .Where(entry => Share(entry.Value.Count, inside) >= LeastLift * Share(everywhere[entry.Key] - entry.Value.Count, outside))
            .OrderByDescending(entry => Worth(entry.Key) * LogLikelihoodRatio(entry.Value.Count, inside, everywhere[entry.Key] - entry.Value.Count, outside))
            .ThenBy(entry => entry.Key, StringComparer.Ordinal);
        var (chosen, used) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (stem, (_, surface)) in ranked)
        {
            if (chosen.Count == MostPhrases)
                break;
            var stems = stem.Split(' ');
            if (stems.Any(one => used.Any(other => IsSaidBy(one, other))))
                continue;
            used.UnionWith(stems);
            chosen.Add(surface);
        }

        return chosen;
    }

    // A compound says its parts: "bostadstillägg" beside "tillägg" tells nothing more, nor "garantipension" beside "garanti".
    private static bool IsSaidBy(string stem, string other) =>
        stem.Contains(other, StringComparison.Ordinal) || other.Contains(stem, StringComparison.Ordinal)
        || (stem.Length >= SharedStart && other.StartsWith(stem[..SharedStart], StringComparison.Ordinal));

    private static double Worth(string phrase) => phrase.Contains(' ', StringComparison.Ordinal) ? WorthOfMoreWords : 1;

    private static double Share(int count, int of) => of == 0 ? 0 : (double)count / of;

    private static double LogLikelihoodRatio(int a, int inside, int b, int outside)
    {
        var share = (double)(a + b) / (inside + outside);
        return 2 * (Term(a, inside * share) + Term(b, outside * share) + Term(inside - a, inside * (1 - share)) + Term(outside - b, outside * (1 - share)));

        static double Term(double observed, double expected) => observed > 0 ? observed * Math.Log(observed / expected) : 0;
    }
}
