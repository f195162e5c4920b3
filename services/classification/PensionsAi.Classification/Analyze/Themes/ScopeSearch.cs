using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>
/// Looks for the themes of one scope: texts go to the themes that are known, and new themes are looked for among the rest and those whose place is weak, until
/// none is found. So the same texts, given what was remembered of them, find the same themes and no new one. Used once.
/// </summary>
/// <param name="scope">Name of the scope.</param>
/// <param name="texts">Its texts.</param>
/// <param name="words">Their words.</param>
/// <param name="previous">What is remembered; null when nothing is.</param>
/// <param name="jobId">The job that looks.</param>
/// <param name="options">How.</param>
internal sealed class ScopeSearch(
    string scope, IReadOnlyList<string> texts, IReadOnlyList<IReadOnlyList<Word>> words, ScopeState? previous, Guid jobId, ThemeOptions options)
{
    private const int MostRounds = 20;
    private const int Refinements = 5;

    private readonly GramSpace _space = new(previous?.Grams ?? new Dictionary<string, float>(), words);
    private readonly KeyPhrases _phrases = new(words);
    private readonly List<Theme> _themes = [.. previous?.Themes ?? []];
    private SparseVector[] _vectors = [];
    private (int Theme, float Cosine)[] _places = [];

    private int FewestTexts => Math.Max(
        Suppression.FewestShown, (int)Math.Ceiling(texts.Count * (_themes.Count == 0 ? options.LeastShare : options.LeastShareOfNew)));

    /// <summary>The themes that have texts, the largest first, and what is remembered.</summary>
    public (IReadOnlyList<(Theme Theme, IReadOnlyList<int> Texts, IReadOnlyList<string> Quotes)> Found, ScopeState State) Search(CancellationToken cancellationToken)
    {
        _vectors = [.. words.Select(_space.Vectorize)];
        Place();
        for (var round = 0; round < MostRounds && FindMore(); round++)
            cancellationToken.ThrowIfCancellationRequested();

        var byTheme = _places.Index().Where(place => place.Item.Theme >= 0).ToLookup(place => place.Item.Theme);
        var found = _themes.Select((theme, index) => (
            Theme: theme,
            Texts: (IReadOnlyList<int>)[.. byTheme[index].OrderByDescending(place => place.Item.Cosine).Select(place => place.Index)])).ToList();
        var remembered = found.Select(entry => entry.Theme with { Missing = entry.Texts.Count == 0 ? entry.Theme.Missing + 1 : 0 })
            .Index().OrderBy(entry => entry.Item.Missing).Take(options.MostRemembered).OrderBy(entry => entry.Index).Select(entry => entry.Item);
        return (
            [.. found.Where(entry => entry.Texts.Count > 0).OrderByDescending(entry => entry.Texts.Count).Select(entry =>
                (entry.Theme, entry.Texts, Quotes.Choose(entry.Texts, text => texts[text], text => _vectors[text])))],
            new ScopeState(_space.Weights, [.. remembered]));
    }

    private bool FindMore()
    {
        var fewest = FewestTexts;
        var weak = Enumerable.Range(0, texts.Count).Where(text => _places[text].Cosine < options.WeakCosine && _vectors[text].Numbers.Length > 0).ToList();
        if (weak.Count < fewest)
            return false;
        var groups = Group(weak);
        var phrases = _phrases.Find(groups);
        var taken = _themes.Select(theme => theme.Id).ToHashSet(StringComparer.Ordinal);
        var found = new List<Theme>();
        foreach (var (index, group) in groups.Index().Where(group => phrases[group.Index].Count > 0).OrderByDescending(group => group.Item.Count))
        {
            var theme = Describe(group, phrases[index], taken);
            taken.Add(theme.Id);
            found.Add(theme);
        }

        // A theme may lose texts to one that is found beside it, until it has too few: then it is none.
        for (var dropped = 1; found.Count > 0 && dropped > 0;)
        {
            var before = _themes.Count;
            _themes.AddRange(found);
            Place();
            var sizes = _places.Where(place => place.Theme >= before).CountBy(place => place.Theme - before).ToDictionary();
            dropped = found.Count;
            if (found.Index().All(theme => sizes.GetValueOrDefault(theme.Index) >= fewest))
                return true;
            _themes.RemoveRange(before, _themes.Count - before);
            found = [.. found.Index().Where(theme => sizes.GetValueOrDefault(theme.Index) >= fewest).Select(theme => theme.Item)];
            dropped -= found.Count;
        }

        Place();
        return false;
    }

    // Groups of texts that have enough in common.
    private List<IReadOnlyList<int>> Group(List<int> weak)
    {
        var vectors = weak.Select(text => _vectors[text]).ToList();
        // What many say in the same words is one vector, so that it does not take the place of what is said in many ways.
        var alike = vectors.GroupBy(vector => string.Join(' ', vector.Numbers), StringComparer.Ordinal).ToList();
        var different = alike.ConvertAll(group => group.First());
        var clusters = Math.Min((int)Math.Round(options.ClustersPerRoot * Math.Sqrt(different.Count)), Math.Min(options.MostClusters, different.Count / 2));
        var centres = (clusters < 2 ? new int[different.Count] : Clustering.Cluster(different, _space.Count, clusters, options.Dimensions, options.Seed))
            .Index().GroupBy(text => text.Item, text => text.Index).OrderBy(group => group.Key)
            .Select(group => Centroids.Of(group.Select(text => different[text]), options.CentroidGrams)).ToList();
        // And what enough people say in the same words, as in a campaign, is a centre of its own: of few different texts there are too few clusters for each.
        centres.AddRange(alike.Where(group => group.Count() >= FewestTexts).OrderByDescending(group => group.Count()).Take(options.MostClusters)
            .Select(group => Centroids.Of(group.Take(1), options.CentroidGrams)));
        for (var time = 0; time < Refinements; time++)
            centres = Refine(vectors, centres);
        var nearest = new Centroids(_space, Merge(centres));
        return
        [
            .. vectors.Index().Select(vector => (vector.Index, Nearest: nearest.Nearest(vector.Item)))
                .Where(text => text.Nearest.Cosine >= options.LeastCosine)
                .GroupBy(text => text.Nearest.Index)
                .Where(group => group.Count() >= FewestTexts && group.Average(text => text.Nearest.Cosine) >= (_themes.Count == 0 ? options.LeastCoherence : options.LeastCoherenceOfNew))
                .OrderBy(group => group.Key)
                .Select(group => (IReadOnlyList<int>)[.. group.Select(text => weak[text.Index])]),
        ];
    }

    private List<SparseVector> Refine(List<SparseVector> vectors, List<SparseVector> centres)
    {
        var centroids = new Centroids(_space, centres);
        return
        [
            .. vectors.GroupBy(vector => centroids.Nearest(vector).Index).Where(group => group.Key >= 0).OrderBy(group => group.Key)
                .Select(group => Centroids.Of(group, options.CentroidGrams)),
        ];
    }

    private List<SparseVector> Merge(IEnumerable<SparseVector> centroids)
    {
        var merged = new List<SparseVector>();
        foreach (var centroid in centroids)
        {
            var same = merged.FindIndex(other => other.Cosine(centroid) >= options.SameTheme);
            if (same < 0)
                merged.Add(centroid);
            else
                merged[same] = Centroids.Of([merged[same], centroid], options.CentroidGrams);
        }

        return merged;
    }

    private Theme Describe(IReadOnlyList<int> group, IReadOnlyList<string> phrases, HashSet<string> taken)
    {
        var centroid = Centroids.Of(group.Select(text => _vectors[text]), options.CentroidGrams);
        var grams = centroid.Numbers.Index().ToDictionary(entry => _space[entry.Item], entry => centroid.Values[entry.Index], StringComparer.Ordinal);
        return new Theme(IdOf(phrases, taken), NameOf(phrases), phrases, grams, jobId, Missing: 0);
    }

    private void Place()
    {
        var centroids = new Centroids(_space, _themes.Select(theme =>
        {
            var parts = theme.Centroid.Select(part => (Number: _space.Find(part.Key), part.Value)).Where(part => part.Number is not null)
                .OrderBy(part => part.Number).ToList();
            return new SparseVector([.. parts.Select(part => part.Number!.Value)], [.. parts.Select(part => part.Value)]);
        }));
        _places = [.. _vectors.Select(centroids.Nearest).Select(place => place.Cosine >= options.LeastCosine ? place : (-1, 0f))];
    }

    // The same texts give the same identity, also to somebody who has analysed nothing before.
    private string IdOf(IReadOnlyList<string> phrases, HashSet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{scope}\n{attempt}\n{string.Join('\n', phrases)}")));
            var id = "theme-" + Convert.ToHexStringLower(hash.AsSpan(0, 5));
            if (!taken.Contains(id))
                return id;
        }
    }

    private static string NameOf(IReadOnlyList<string> phrases)
    {
        var name = string.Join(", ", phrases.Take(3));
        return char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];
    }
}
