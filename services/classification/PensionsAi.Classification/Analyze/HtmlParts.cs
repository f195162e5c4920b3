using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>Parts of the report's page.</summary>
internal static class HtmlParts
{
    private const int BarWidth = 420;
    private const int BarHeight = 18;
    private const int LineHeight = 26;
    private const int NameWidth = 260;
    private const int PageWidth = 780;
    private const int LongestName = 34;

    /// <summary>A chart of bars with intervals. The table of the same figures comes after it.</summary>
    public static void Chart(StringBuilder page, string id, string title, IReadOnlyList<(string Name, Estimate Share)> bars)
    {
        if (bars.Count == 0)
            return;
        var largest = bars.Max(bar => bar.Share.High);
        var height = bars.Count * LineHeight;
        page.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" viewBox=\"0 0 {PageWidth} {height}\" width=\"{PageWidth}\" height=\"{height}\" aria-labelledby=\"{id}-title {id}-text\">")
            .Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-title\">").Append(Text(title)).Append(CultureInfo.InvariantCulture, $"</title><desc id=\"{id}-text\">")
            .Append(Text("Liggande staplar med konfidensintervall; samma tal står i tabellen efter.")).Append("</desc>");
        foreach (var (index, (name, share)) in bars.Index())
        {
            var top = index * LineHeight;
            var middle = top + (BarHeight / 2) + 2;
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"{NameWidth - 8}\" y=\"{middle + 5}\" text-anchor=\"end\" font-size=\"14\">").Append(Text(Shorten(name))).Append("</text>")
                .Append(CultureInfo.InvariantCulture, $"<rect x=\"{NameWidth}\" y=\"{top + 2}\" width=\"{X(share.Value):F1}\" height=\"{BarHeight}\" fill=\"#1b5fa6\"/>")
                .Append(CultureInfo.InvariantCulture, $"<path d=\"M{NameWidth + X(share.Low):F1} {middle}H{NameWidth + X(share.High):F1}\" stroke=\"#1b1b1b\" stroke-width=\"2\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{NameWidth + X(share.High) + 6:F1}\" y=\"{middle + 5}\" font-size=\"14\">").Append(Text(ReportWords.Percent(share.Value))).Append("</text>");
        }

        page.Append("</svg>");

        double X(double share) => BarWidth * share / largest;
    }

    /// <summary>A table that can be scrolled by keyboard where it is wider than the page.</summary>
    public static void Table(StringBuilder page, string caption, IReadOnlyList<string> headings, IEnumerable<string[]> rows)
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

    /// <summary>Text as HTML.</summary>
    public static string Text(string text) => HtmlEncoder.Default.Encode(text);

    // The table has the whole name.
    private static string Shorten(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)].TrimEnd() + "…";
}
