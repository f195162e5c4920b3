using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Analyze.Themes;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Tests.Analyze;

public sealed class ThemeTallyTests
{
    [Fact]
    public void Report_ThemeOfFewTexts_HidesWhatWouldTellIt()
    {
        // Forty of one theme, ten of another, three of a third, none of no theme: the total is known.
        var report = Report([40, 10, 3], outliers: 0);
        Assert.Equal([40, null, null], report.Themes!.Across.Select(theme => theme.Count));
        Assert.Equal(0, report.Themes.Outliers);
        Assert.Empty(report.Themes.Across[2].Quotes);
        Assert.Empty(report.Themes.Across[1].Quotes);
        Assert.Equal(new SentimentCounts(null, null, null), report.Themes.Across[2].Sentiment);
        Assert.Null(report.Themes.Across[2].Periods);
        Assert.Null(report.Themes.Across[2].Share);
    }

    [Fact]
    public void Report_FewTextsOfNoTheme_HidesAnotherCountToo()
    {
        var report = Report([40, 10], outliers: 2);
        Assert.Null(report.Themes!.Outliers);
        Assert.Equal([40, null], report.Themes.Across.Select(theme => theme.Count));
    }

    [Fact]
    public void Report_FewOfASentiment_CannotBeComputedFromTheOthers()
    {
        // Of the second theme three are negative, and the report tells how many all are.
        var report = Report([40, 10], outliers: 6, text => text is >= 40 and < 43 ? Sentiment.Negative : text < 20 ? Sentiment.Negative : Sentiment.Positive);
        var (first, second) = (report.Themes!.Across[0].Sentiment, report.Themes.Across[1].Sentiment);
        Assert.Equal(23, report.Sentiment.Negative);
        Assert.Null(second.Negative);
        // 23 − 20 would tell it; and so would ten less the positive.
        Assert.Null(first.Negative);
        Assert.Null(second.Positive);
    }

    [Fact]
    public void Report_ThemeInsideALabel_IsHiddenWhereTheLabelsSentimentIs()
    {
        var report = Report([40, 10], outliers: 0, text => text < 3 ? Sentiment.Negative : Sentiment.Positive);
        var label = report.Labels.Single(label => label.Code == "A");
        Assert.Null(label.Sentiment.Negative);
        Assert.All(Assert.Single(report.Themes!.ByLabel).Themes, theme => Assert.Null(theme.Sentiment.Negative));
    }

    [Fact]
    public void Report_ThemeThatGrows_IsToldAsRising()
    {
        // The second theme comes up in the last year alone.
        var report = Report([150, 40], outliers: 20, year: text => text < 150 ? 2022 + (text % 3) : 2024);
        var change = Assert.Single(report.Themes!.Changes, change => change.Direction == ChangeDirection.Rising);
        Assert.Equal((report.Themes.Across[1].Id, "2024"), (change.Code, change.Period));
        Assert.Equal([0, 0, 40], report.Themes.Across[1].Periods!);
    }

    private static AnalysisReport Report(int[] themes, int outliers, Func<int, Sentiment>? sentiment = null, Func<int, int>? year = null)
    {
        var tally = new AnalysisTally(new Taxonomy("t", "T", "", [new Label("A", "A", ""), new Label("B", "B", "")]), new ModelVersion("t", "1", new string('0', 64)));
        for (var text = 0; text < themes.Sum() + outliers; text++)
        {
            var date = new DateOnly(year?.Invoke(text) ?? 2022 + (text % 3), 1 + (text % 12), 1);
            tally.Add(new AnalysedText(["A"], sentiment?.Invoke(text) ?? Sentiment.Neutral, date));
        }

        var found = new List<FoundTheme>();
        foreach (var (index, count) in themes.Index())
        {
            var theme = new Theme($"theme-{index}", $"Tema {index}", ["ord"], new Dictionary<string, float>(), Guid.Empty, 0);
            found.Add(new FoundTheme(theme, false, [.. Enumerable.Range(themes.Take(index).Sum(), count)], ["Ett citat."]));
        }

        var state = new ThemeState(Guid.Empty, new ScopeState(new Dictionary<string, float>(), []), new Dictionary<string, ScopeState>());
        return tally.Report(hasDates: true, themes: new FoundThemes(found, new Dictionary<string, IReadOnlyList<FoundTheme>> { ["A"] = found }, state));
    }
}
