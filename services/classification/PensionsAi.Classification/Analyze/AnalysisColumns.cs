using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Analyze;

/// <summary>Where in a table is what an analysis reads.</summary>
/// <param name="Text">Column of the texts.</param>
/// <param name="Date">Column of their dates; null when none is asked for.</param>
/// <param name="Group">Column of their groups; null when none is asked for.</param>
internal sealed record AnalysisColumns(int Text, int? Date, int? Group)
{
    /// <summary>The columns that the settings name.</summary>
    public static Outcome<AnalysisColumns> Find(Table table, AnalyzeTexts settings)
    {
        if (table.Find(settings.TextColumn) is not { } text)
            return TableProblems.UnknownColumn("`textColumn`, or its default `text`,");
        var (date, group) = (Find(settings.DateColumn), Find(settings.GroupColumn));
        if (settings.DateColumn is not null && date is null)
            return TableProblems.UnknownColumn("`dateColumn`");
        if (settings.GroupColumn is not null && group is null)
            return TableProblems.UnknownColumn("`groupColumn`");
        return new AnalysisColumns(text, date, group);

        int? Find(string? name) => name is null ? null : table.Find(name);
    }
}
