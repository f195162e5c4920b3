using System.Text;
using PensionsAi.Classification.Contracts;
using static PensionsAi.Classification.Analyze.HtmlParts;

namespace PensionsAi.Classification.Analyze;

/// <summary>The themes on the report's page.</summary>
internal static class ThemesHtml
{
    private const int MostBars = 20;

    /// <summary>Writes the part of the page.</summary>
    public static void Write(StringBuilder page, AnalysisReport report, AnalysedThemes themes)
    {
        page.Append("<h2>Teman</h2>");
        if (themes.Across.Count == 0)
        {
            page.Append("<p>Texterna är för få eller för olika för att ha teman.</p>");
            return;
        }

        page.Append("<p>").Append(Text(
            $"Vad texterna handlar om, funnet i texterna själva; ett tema behåller sin identitet från rapport till rapport i serien {themes.Series}. "
            + $"Citaten är maskerade. Texter utan tema: {ReportWords.Of(themes.Outliers)}.")).Append("</p>");
        if (ReportWords.Of(themes.Wording) is { } wording)
            page.Append("<p>").Append(Text(wording)).Append("</p>");
        Chart(page, "themes", "Andel av texterna per tema", [.. themes.Across.Where(theme => theme.Share is not null).Take(MostBars).Select(theme => (ReportWords.NameOf(theme), theme.Share!))]);
        Overview(page, "Teman", themes.Across);
        Changes(page, themes);
        foreach (var theme in themes.Across)
            Describe(page, "h3", theme);
        foreach (var label in themes.ByLabel.Where(label => label.Themes.Count > 0))
        {
            var name = report.Labels.First(entry => entry.Code == label.Code).Name;
            page.Append("<h3>").Append(Text($"Teman i etiketten {name}")).Append("</h3>");
            Overview(page, $"Teman i {name}", label.Themes);
            foreach (var theme in label.Themes)
                Describe(page, "h4", theme);
        }
    }

    private static void Overview(StringBuilder page, string caption, IReadOnlyList<AnalysedTheme> themes) =>
        Table(page, caption, ["Tema", "Antal", "Andel", "Negativt", "Neutralt", "Positivt"], themes.Select(theme => (string[])
        [
            theme.IsNew ? ReportWords.NameOf(theme) + " (nytt)" : ReportWords.NameOf(theme), ReportWords.Of(theme.Count), ReportWords.Of(theme.Share),
            ReportWords.Of(theme.Sentiment.Negative), ReportWords.Of(theme.Sentiment.Neutral), ReportWords.Of(theme.Sentiment.Positive),
        ]));

    private static void Changes(StringBuilder page, AnalysedThemes themes)
    {
        if (themes.Changes.Count == 0)
            return;
        var names = themes.Across.ToDictionary(theme => theme.Id, ReportWords.NameOf, StringComparer.Ordinal);
        Table(page, "Teman som ökar eller minskar mot de två perioderna före", ["Tema", "Period", "Riktning", "Andel", "Andel före"], themes.Changes.Select(change => (string[])
            [names[change.Code], change.Period, ReportWords.Of(change.Direction), ReportWords.Percent(change.Share), ReportWords.Percent(change.Before)]));
    }

    private static void Describe(StringBuilder page, string heading, AnalysedTheme theme)
    {
        if (theme.Quotes.Count == 0 && theme.Summary is null)
            return;
        page.Append('<').Append(heading).Append('>').Append(Text(ReportWords.NameOf(theme))).Append("</").Append(heading).Append('>');
        if (theme.Summary is { } summary)
            page.Append("<p>").Append(Text($"{summary} (Namn och sammanfattning skrivna av språkmodellen {theme.WrittenBy}.)")).Append("</p>");
        page.Append("<p>").Append(Text("Nyckelord: " + string.Join(", ", theme.KeyPhrases))).Append("</p>");
        foreach (var quote in theme.Quotes)
            page.Append("<blockquote>").Append(Text(quote)).Append("</blockquote>");
    }
}
