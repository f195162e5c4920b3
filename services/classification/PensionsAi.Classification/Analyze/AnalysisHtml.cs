using System.Security.Cryptography;
using System.Text;
using PensionsAi.Classification.Contracts;
using static PensionsAi.Classification.Analyze.HtmlParts;

namespace PensionsAi.Classification.Analyze;

/// <summary>
/// The report as a page that needs nothing else: no script, no style sheet, no font from elsewhere. Every chart has its title, a
/// description and the table that it is drawn from.
/// </summary>
internal static class AnalysisHtml
{
    private const string Style =
        "body{font-family:system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff;line-height:1.5}"
        + "table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}"
        + "th,td{border:1px solid #767676;padding:.25rem .6rem;text-align:right}th[scope=row],th[scope=col]:first-child{text-align:left}"
        + "svg{max-width:100%;height:auto}div.wide{overflow-x:auto}"
        + "blockquote{margin:.5rem 0;padding:.2rem 1rem;border-left:.3rem solid #767676}";

    /// <summary>What a browser may let the page do.</summary>
    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The page, in Swedish.</summary>
    public static string Write(AnalysisReport report, string taxonomyName)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html><html lang=\"sv\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Text($"Analys: {taxonomyName}")).Append("</title><style>").Append(Style).Append("</style></head><body><main><h1>")
            .Append(Text($"Analys: {taxonomyName}")).Append("</h1>");
        Intro(page, report);
        if (report.Drift is { } drift)
            page.Append("<h2>Träningsdata</h2><p>").Append(Text(ReportWords.Of(drift))).Append("</p>");
        Labels(page, report);
        Sentiments(page, report);
        if (report.Periods is { } periods)
            OverTime(page, report, periods);
        if (report.Groups is { } groups)
            Groups(page, report, groups);
        if (report.Themes is { } themes)
            ThemesHtml.Write(page, report, themes);
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
        Chart(page, "labels", "Andel av texterna per etikett", [.. report.Labels.Where(label => label.Share is not null).Select(label => (label.Name, label.Share!))]);
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

    private static void Groups(StringBuilder page, AnalysisReport report, IReadOnlyList<AnalysedGroup> groups)
    {
        page.Append("<h2>Grupper</h2>");
        if (groups.Count == 0)
        {
            page.Append("<p>Alla grupper är för små för att visas.</p>");
            return;
        }

        Table(page, "Känsloläge per grupp", ["Grupp", "Texter", "Negativt", "Neutralt", "Positivt"], groups.Select(group => (string[])
            [ReportWords.NameOf(group), ReportWords.Of(group.Count), ReportWords.Of(group.Sentiment.Negative), ReportWords.Of(group.Sentiment.Neutral), ReportWords.Of(group.Sentiment.Positive)]));
        Table(page, "Etiketter per grupp", ["Etikett", .. groups.Select(ReportWords.NameOf)],
            report.Labels.Select((label, row) => (string[])[label.Name, .. groups.Select(group => ReportWords.Of(group.Labels[row]))]));
    }
}
