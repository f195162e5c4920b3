namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>Looks for the themes of texts, across all and inside each label. Thread-safe.</summary>
internal static class ThemeSearch
{
    /// <summary>The themes of texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="previous">What is remembered of earlier reports; null when nothing is.</param>
    /// <param name="jobId">The job that looks.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops between rounds.</param>
    public static FoundThemes Search(
        IReadOnlyList<ThemeText> texts, ThemeState? previous, Guid jobId, ThemeOptions options, CancellationToken cancellationToken)
    {
        var reader = new WordReader();
        var words = texts.Select(text => reader.Read(text.Text)).ToList();
        var firstJob = previous?.FirstJob ?? jobId;
        var (across, acrossState) = SearchScope("", [.. Enumerable.Range(0, texts.Count)], previous?.Across);

        var byLabel = new Dictionary<string, IReadOnlyList<FoundTheme>>(StringComparer.Ordinal);
        var states = (previous?.ByLabel ?? new Dictionary<string, ScopeState>()).ToDictionary(StringComparer.Ordinal);
        var ofLabels = texts.Index().SelectMany(text => text.Item.Labels.Select(code => (Code: code, text.Index))).GroupBy(entry => entry.Code, entry => entry.Index);
        foreach (var group in ofLabels.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            int[] indices = [.. group];
            if (indices.Length < options.LeastTextsOfLabel && !states.ContainsKey(group.Key))
                continue;
            (byLabel[group.Key], states[group.Key]) = SearchScope(group.Key, indices, states.GetValueOrDefault(group.Key));
        }

        return new FoundThemes(across, byLabel, new ThemeState(firstJob, acrossState, states));

        (IReadOnlyList<FoundTheme> Found, ScopeState State) SearchScope(string scope, int[] indices, ScopeState? state)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var search = new ScopeSearch(scope, [.. indices.Select(index => texts[index].Text)], [.. indices.Select(index => words[index])], state, jobId, options);
            var (found, next) = search.Search(cancellationToken);
            return ([.. found.Select(entry => new FoundTheme(
                entry.Theme, entry.Theme.Since == jobId && firstJob != jobId, [.. entry.Texts.Select(text => indices[text])], entry.Quotes))], next);
        }
    }
}
