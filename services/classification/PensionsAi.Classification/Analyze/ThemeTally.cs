using PensionsAi.Classification.Analyze.Themes;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;

namespace PensionsAi.Classification.Analyze;

/// <summary>Counts the texts of themes, and hides what few people said. What is of no theme counts as one, since all less the others would tell it.</summary>
/// <param name="texts">All texts.</param>
/// <param name="found">Their themes.</param>
/// <param name="periods">The periods; null without dates.</param>
/// <param name="overTime">The report's counts of them.</param>
internal sealed class ThemeTally(IReadOnlyList<AnalysedText> texts, FoundThemes found, Periods? periods, AnalysedPeriods? overTime)
{
    /// <summary>The report's themes.</summary>
    /// <param name="series">The series.</param>
    /// <param name="labels">The report's labels.</param>
    public AnalysedThemes Count(string series, IReadOnlyList<AnalysedLabel> labels)
    {
        var rows = RowsOf(found.Across, [.. Enumerable.Range(0, texts.Count)]);
        var counts = CountsOf(rows);
        var table = periods is null || overTime is null
            ? null
            : new CrossTable(rows, periods.Names.Count, periods.ColumnOf, row => counts[row] is null, column => overTime.Texts[column] is null);
        return new AnalysedThemes(
            series,
            Describe(found.Across, rows, counts, texts.Count, table, _ => false),
            counts[^1],
            [.. labels.Where(label => label.Count is not null && found.ByLabel.ContainsKey(label.Code)).Select(Inside)],
            Changes(table));
    }

    private LabelThemes Inside(AnalysedLabel label)
    {
        var themes = found.ByLabel[label.Code];
        int[] ofLabel = [.. texts.Index().Where(text => text.Item.Labels.Contains(label.Code)).Select(text => text.Index)];
        int?[] sentiments = [label.Sentiment.Negative, label.Sentiment.Neutral, label.Sentiment.Positive];
        var rows = RowsOf(themes, ofLabel);
        var counts = CountsOf(rows);
        return new LabelThemes(label.Code, Describe(themes, rows, counts, ofLabel.Length, null, column => sentiments[column] is null), counts[^1]);
    }

    // The texts of each theme, and those of none.
    private IReadOnlyList<IReadOnlyList<AnalysedText>> RowsOf(IReadOnlyList<FoundTheme> themes, int[] ofScope)
    {
        var placed = themes.SelectMany(theme => theme.Texts).ToHashSet();
        return
        [
            .. themes.Select(theme => (IReadOnlyList<AnalysedText>)[.. theme.Texts.Select(text => texts[text])]),
            [.. ofScope.Where(text => !placed.Contains(text)).Select(text => texts[text])],
        ];
    }

    private static int?[] CountsOf(IReadOnlyList<IReadOnlyList<AnalysedText>> rows) => Suppression.Hide([.. rows.Select(row => row.Count)]);

    private static IReadOnlyList<AnalysedTheme> Describe(
        IReadOnlyList<FoundTheme> themes,
        IReadOnlyList<IReadOnlyList<AnalysedText>> rows,
        int?[] counts,
        int total,
        CrossTable? overTime,
        Func<int, bool> isSentimentHidden)
    {
        var sentiments = new CrossTable(rows, SentimentColumns.Count, SentimentColumns.Of, row => counts[row] is null, isSentimentHidden);
        return
        [
            .. themes.Select((theme, row) => new AnalysedTheme(
                theme.Theme.Id,
                theme.Theme.Name,
                Summary: null,
                WrittenBy: null,
                theme.Theme.KeyPhrases,
                counts[row],
                counts[row] is { } count ? CountedShare.Of(count, total) : null,
                theme.IsNew,
                SentimentColumns.Read(sentiments[row]),
                counts[row] is null ? null : overTime?[row],
                counts[row] is null ? [] : theme.Quotes)),
        ];
    }

    private IReadOnlyList<LabelChange> Changes(CrossTable? table)
    {
        if (periods is null || table is null)
            return [];
        return LabelChanges.Find(
            periods.Names, periods.Count(texts), [.. found.Across.Select((theme, row) => new LabelCount(theme.Theme.Id, table.Counts(row)))], table.IsShown);
    }
}
