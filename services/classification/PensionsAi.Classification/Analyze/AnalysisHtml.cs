using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>
/// The report as a page that needs nothing else: no script, no style sheet, no font from elsewhere. Every chart has its title, a
/// description and the table that it is drawn from.
/// </summary>
internal static class AnalysisHtml
{
    private const int BarWidth = 420;
    private const int BarHeight = 18;
    private const int LineHeight = 26;
    private const int NameWidth = 260;
    private const int PageWidth = 780;

    private const string Style =
        "body{font-family:system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff;line-height:1.5}"
        + "table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}"
        + "th,td{border:1px solid #767676;padding:.25rem .6rem;text-align:right}th[scope=row],th[scope=col]:first-child{text-align:left}"
        + "svg{max-width:100%;height:auto}div.wide{overflow-x:auto}";

    /// <summary>The page, in Swedish.</summary>
    public static string Write(AnalysisReport report, string taxonomyName)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html><html lang=\"sv\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Text($"Analys: {taxonomyName}")).Append("</title><style>").Append(Style).Append("</style></head><body><main><h1>")
            .Append(Text($"Analys: {taxonomyName}")).Append("</h1>");
        Intro(page, report);
        Labels(page, report);
        Sentiments(page, report);
        if (report.Periods is { } periods)
            OverTime(page, report, periods);
        return page.Append("</main></body></html>").ToString();
    }

    private static void Intro(StringBuilder page, AnalysisReport report)
    {
        page.Append("<p>").Append(Text(
            $"Modell {report.Model.Name} {report.Model.Version}. Antal under {Suppression.FewestShown} visas inte, och inte heller sådant som de kan räknas ut från; där står ”{ReportWords.Hidden}”. "
            + "Andelar har 95 procents konfidensintervall.")).Append("</p>");
        Table(page, "Rader", ["Vad", "Antal"],
        [
            ["Alla rader", ReportWords.Of(report.Rows.Total)],
            ["Säger inget", ReportWords.Of(report.Rows.Empty)],
            .. report.Rows.EmptyKinds.Select(kind => new[] { "– " + ReportWords.Of(kind.Kind), ReportWords.Of(kind.Count) }),
            ["Analyserade", ReportWords.Of(report.Rows.Analysed)],
            ["– utan säker etikett, bör läsas", ReportWords.Of(report.Rows.Abstained)],
        ]);
    }

    private static void Labels(StringBuilder page, AnalysisReport report)
    {
        page.Append("<h2>Etiketter</h2><p>En text kan ha flera.</p>");
        Chart(page, "Andel av texterna per etikett", [.. report.Labels.Where(label => label.Share is not null).Select(label => (label.Name, label.Share!))]);
        Table(page, "Etiketter", ["Etikett", "Antal", "Andel"], report.Labels.Select(label => new[] { label.Name, ReportWords.Of(label.Count), ReportWords.Of(label.Share) }));
    }

    private static void Sentiments(StringBuilder page, AnalysisReport report)
    {
        page.Append("<h2>Känsloläge</h2>");
        Table(page, "Känsloläge per etikett", ["Etikett", "Negativt", "Neutralt", "Positivt"],
        [
            Row("Alla analyserade texter", report.Sentiment),
            .. report.Labels.Select(label => Row(label.Name, label.Sentiment)),
        ]);

        static string[] Row(string name, SentimentCounts counts) =>
            [name, ReportWords.Of(counts.Negative), ReportWords.Of(counts.Neutral), ReportWords.Of(counts.Positive)];
    }

    private static void OverTime(StringBuilder page, AnalysisReport report, AnalysedPeriods periods)
    {
        var names = report.Labels.ToDictionary(label => label.Code, label => label.Name);
        page.Append("<h2>Över tid</h2>");
        if (periods.Changes.Count == 0)
            page.Append("<p>Ingen etikett ökar eller minskar mer än slumpen kan ge.</p>");
        else
        {
            Table(page, "Förändringar mot de två perioderna före", ["Etikett", "Period", "Riktning", "Andel", "Andel före"], periods.Changes.Select(change =>
                new[] { names[change.Code], change.Period, ReportWords.Of(change.Direction), ReportWords.Percent(change.Share), ReportWords.Percent(change.Before) }));
        }

        Table(page, "Antal per period", ["Etikett", .. periods.Periods],
        [
            ["Alla texter med datum", .. periods.Texts.Select(ReportWords.Of)],
            .. periods.Labels.Select(label => (string[])[names[label.Code], .. label.Counts.Select(ReportWords.Of)]),
        ]);
    }

    private static void Chart(StringBuilder page, string title, IReadOnlyList<(string Name, Estimate Share)> bars)
    {
        if (bars.Count == 0)
            return;
        var largest = bars.Max(bar => bar.Share.High);
        var height = bars.Count * LineHeight;
        page.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" viewBox=\"0 0 {PageWidth} {height}\" width=\"{PageWidth}\" height=\"{height}\" aria-labelledby=\"chart-title chart-text\">")
            .Append("<title id=\"chart-title\">").Append(Text(title)).Append("</title><desc id=\"chart-text\">")
            .Append(Text("Liggande staplar med konfidensintervall; samma tal står i tabellen efter.")).Append("</desc>");
        foreach (var (index, (name, share)) in bars.Index())
        {
            var top = index * LineHeight;
            var middle = top + (BarHeight / 2) + 2;
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"{NameWidth - 8}\" y=\"{middle + 5}\" text-anchor=\"end\" font-size=\"14\">").Append(Text(name)).Append("</text>")
                .Append(CultureInfo.InvariantCulture, $"<rect x=\"{NameWidth}\" y=\"{top + 2}\" width=\"{X(share.Value):F1}\" height=\"{BarHeight}\" fill=\"#1b5fa6\"/>")
                .Append(CultureInfo.InvariantCulture, $"<path d=\"M{NameWidth + X(share.Low):F1} {middle}H{NameWidth + X(share.High):F1}\" stroke=\"#1b1b1b\" stroke-width=\"2\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{NameWidth + X(share.High) + 6:F1}\" y=\"{middle + 5}\" font-size=\"14\">").Append(Text(ReportWords.Percent(share.Value))).Append("</text>");
        }

        page.Append("</svg>");

        double X(double share) => BarWidth * share / largest;
    }

    private static void Table(StringBuilder page, string caption, IReadOnlyList<string> headings, IEnumerable<string[]> rows)
    {
        page.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Text(caption)).Append("\"><table><caption>").Append(Text(caption)).Append("</caption><thead><tr>");
        foreach (var heading in headings)
            page.Append("<th scope=\"col\">").Append(Text(heading)).Append("</th>");
        page.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            page.Append("<tr><th scope=\"row\">").Append(Text(row[0])).Append("</th>");
            foreach (var cell in row.Skip(1))
                page.Append("<td>").Append(Text(cell)).Append("</td>");
            page.Append("</tr>");
        }

        page.Append("</tbody></table></div>");
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
