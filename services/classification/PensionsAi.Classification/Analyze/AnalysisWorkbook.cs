using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>The report as a workbook. Texts are texts and numbers numbers: nothing in it is a formula.</summary>
internal static class AnalysisWorkbook
{
    /// <summary>The workbook's bytes.</summary>
    public static byte[] Write(AnalysisReport report)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            Add(workbook, "Rader", Rows(report));
            Add(workbook, "Etiketter", Labels(report));
            if (report.Periods is { } periods)
            {
                Add(workbook, "Perioder", Periods(periods));
                Add(workbook, "Förändringar", Changes(periods));
            }

            if (report.Groups is { } groups)
                Add(workbook, "Grupper", Groups(report, groups));
            if (report.Themes is { } themes)
            {
                Add(workbook, "Teman", Themes(themes));
                Add(workbook, "Citat", Quotes(themes));
                if (report.Periods is { } dated)
                {
                    Add(workbook, "Teman över tid", ThemePeriods(dated, themes));
                    Add(workbook, "Temaförändringar", Changes(themes));
                }
            }
        }

        return file.ToArray();
    }

    private static IEnumerable<object?[]> Rows(AnalysisReport report) =>
    [
        ["Vad", "Antal"],
        ["Alla rader", report.Rows.Total],
        ["Säger inget", report.Rows.Empty],
        .. report.Rows.EmptyKinds.Select(kind => new object?[] { ReportWords.Of(kind.Kind), kind.Count }),
        ["Analyserade", report.Rows.Analysed],
        ["Utan säker etikett", report.Rows.Abstained],
        ["Modell", $"{report.Model.Name} {report.Model.Version}"],
        .. report.Drift is { } drift ? (object?[][])[["Träningsdata", ReportWords.Of(drift)]] : [],
    ];

    private static IEnumerable<object?[]> Labels(AnalysisReport report) =>
    [
        ["Kod", "Etikett", "Antal", "Andel", "Lägst", "Högst", "Negativt", "Neutralt", "Positivt"],
        .. report.Labels.Select(label => new object?[]
        {
            label.Code, label.Name, label.Count, label.Share?.Value, label.Share?.Low, label.Share?.High,
            label.Sentiment.Negative, label.Sentiment.Neutral, label.Sentiment.Positive,
        }),
    ];

    private static IEnumerable<object?[]> Periods(AnalysedPeriods periods) =>
    [
        ["Kod", .. periods.Periods],
        ["Alla texter med datum", .. periods.Texts.Cast<object?>()],
        .. periods.Labels.Select(label => (object?[])[label.Code, .. label.Counts.Cast<object?>()]),
    ];

    private static IEnumerable<object?[]> Changes(AnalysedPeriods periods) =>
    [
        ["Kod", "Period", "Riktning", "Andel", "Andel före", "q-värde"],
        .. periods.Changes.Select(change => new object?[]
        {
            change.Code, change.Period, ReportWords.Of(change.Direction), change.Share, change.Before, change.QValue,
        }),
    ];

    private static IEnumerable<object?[]> Groups(AnalysisReport report, IReadOnlyList<AnalysedGroup> groups) =>
    [
        ["Grupp", "Texter", "Negativt", "Neutralt", "Positivt", .. report.Labels.Select(label => label.Name)],
        .. groups.Select(group => (object?[])
        [
            ReportWords.NameOf(group), group.Count, group.Sentiment.Negative, group.Sentiment.Neutral, group.Sentiment.Positive, .. group.Labels.Cast<object?>(),
        ]),
    ];

    private static IEnumerable<object?[]> Themes(AnalysedThemes themes) =>
    [
        ["Etikett", "Id", "Tema", "Nytt", "Antal", "Andel", "Lägst", "Högst", "Negativt", "Neutralt", "Positivt", "Nyckelord", "Sammanfattning", "Skrivet av"],
        .. All(themes).Select(entry => new object?[]
        {
            entry.Label, entry.Theme.Id, entry.Theme.Name, entry.Theme.IsNew ? "ja" : "nej", entry.Theme.Count,
            entry.Theme.Share?.Value, entry.Theme.Share?.Low, entry.Theme.Share?.High,
            entry.Theme.Sentiment.Negative, entry.Theme.Sentiment.Neutral, entry.Theme.Sentiment.Positive,
            string.Join(", ", entry.Theme.KeyPhrases), entry.Theme.Summary ?? "", entry.Theme.WrittenBy ?? "",
        }),
    ];

    private static IEnumerable<object?[]> Quotes(AnalysedThemes themes) =>
    [
        ["Etikett", "Id", "Tema", "Citat"],
        .. All(themes).SelectMany(entry => entry.Theme.Quotes.Select(quote => new object?[] { entry.Label, entry.Theme.Id, ReportWords.NameOf(entry.Theme), quote })),
    ];

    private static IEnumerable<object?[]> ThemePeriods(AnalysedPeriods periods, AnalysedThemes themes) =>
    [
        ["Id", "Tema", .. periods.Periods],
        .. themes.Across.Where(theme => theme.Periods is not null).Select(theme => (object?[])[theme.Id, ReportWords.NameOf(theme), .. theme.Periods!.Cast<object?>()]),
    ];

    private static IEnumerable<object?[]> Changes(AnalysedThemes themes) =>
    [
        ["Id", "Period", "Riktning", "Andel", "Andel före", "q-värde"],
        .. themes.Changes.Select(change => new object?[]
        {
            change.Code, change.Period, ReportWords.Of(change.Direction), change.Share, change.Before, change.QValue,
        }),
    ];

    // Themes of all texts have no label.
    private static IEnumerable<(string Label, AnalysedTheme Theme)> All(AnalysedThemes themes) =>
        themes.Across.Select(theme => ("", theme)).Concat(themes.ByLabel.SelectMany(label => label.Themes.Select(theme => (label.Code, theme))));

    private static void Add(WorkbookPart workbook, string name, IEnumerable<object?[]> rows)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(CellOf)))));
        var sheets = workbook.Workbook.Sheets!;
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = name });
    }

    private static Cell CellOf(object? value) => value switch
    {
        string text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) },
        IFormattable number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)) },
        _ => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(ReportWords.Hidden)) },
    };
}
