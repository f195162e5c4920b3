using PensionsAi.Classification.Analyze.Themes;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Model;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Analyze;

/// <summary>Counts what texts say, and hides what few people said.</summary>
/// <param name="taxonomy">The labels.</param>
/// <param name="model">What gave them.</param>
/// <param name="profile">What its training texts are like; null when that is not known.</param>
internal sealed class AnalysisTally(Taxonomy taxonomy, ModelVersion model, TrainingProfile? profile = null)
{
    private static readonly EmptyAnswerKind[] EmptyKinds = Enum.GetValues<EmptyAnswerKind>();

    private readonly List<AnalysedText> _texts = [];
    private readonly int[] _empty = new int[EmptyKinds.Length];

    /// <summary>Counts an answer that says nothing.</summary>
    public void Add(EmptyAnswerKind kind) => _empty[(int)kind]++;

    /// <summary>Counts a text.</summary>
    public void Add(AnalysedText text) => _texts.Add(text);

    /// <summary>The report.</summary>
    /// <param name="hasDates">Whether the file has a column of dates.</param>
    /// <param name="hasGroups">Whether it has a column of groups.</param>
    /// <param name="themes">Themes of the texts that were counted, by the order in which they were; null when none were looked for.</param>
    /// <param name="series">The series of the themes.</param>
    public AnalysisReport Report(bool hasDates, bool hasGroups = false, FoundThemes? themes = null, string series = AnalyzeTexts.DefaultSeries)
    {
        // The largest come first; what is equal stands in the taxonomy's order.
        var labels = taxonomy.Labels.Select(label => (Label: label, Texts: (IReadOnlyList<AnalysedText>)[.. _texts.Where(text => text.Labels.Contains(label.Code))]))
            .OrderByDescending(entry => entry.Texts.Count).ToList();
        // Where no text has two labels, the texts less the others would tell one that is hidden.
        var counts = Suppression.Hide([.. labels.Select(entry => entry.Texts.Count), _texts.Count(text => text.Labels.Count == 0)]);
        IReadOnlyList<IReadOnlyList<AnalysedText>> rows = [.. labels.Select(entry => entry.Texts)];
        var dated = _texts.Where(text => text.Date is not null).Select(text => text.Date!.Value).ToList();
        var periods = hasDates && dated.Count > 0 ? Periods.Of(dated) : null;

        var analysed = Labels(labels, rows, counts);
        var overTime = periods is null ? null : OverTime(periods, rows, counts, analysed);
        return new AnalysisReport(
            taxonomy.Id, model, Rows(counts[^1], hasDates), analysed, Overall(), overTime,
            hasGroups ? new GroupTally(_texts).Count(rows, counts) : null,
            themes is null ? null : new ThemeTally(_texts, themes, periods, overTime).Count(series, analysed),
            DriftTest.Compare(profile, [.. _texts.Select(text => text.Labels)], [.. _texts.Select(text => text.KnownShare)]));
    }

    private AnalysisRows Rows(int? abstained, bool hasDates) => new(
        _empty.Sum() + _texts.Count, _empty.Sum(), [.. EmptyKinds.Select(kind => new EmptyAnswerCount(kind, _empty[(int)kind]))], _texts.Count,
        abstained, hasDates ? _texts.Count(text => text.Date is null) : null);

    private SentimentCounts Overall() => SentimentColumns.Read(Suppression.Hide(
        [.. Enumerable.Range(0, SentimentColumns.Count).Select(column => _texts.Count(text => SentimentColumns.Of(text) == column))]));

    private IReadOnlyList<AnalysedLabel> Labels(
        List<(Label Label, IReadOnlyList<AnalysedText> Texts)> labels, IReadOnlyList<IReadOnlyList<AnalysedText>> rows, int?[] counts)
    {
        var table = new CrossTable(rows, SentimentColumns.Count, SentimentColumns.Of, row => counts[row] is null, _ => false);
        return
        [
            .. labels.Select((entry, row) => new AnalysedLabel(
                entry.Label.Code, entry.Label.Name, counts[row],
                counts[row] is { } count ? CountedShare.Of(count, _texts.Count) : null,
                SentimentColumns.Read(table[row]))),
        ];
    }

    private AnalysedPeriods OverTime(
        Periods periods, IReadOnlyList<IReadOnlyList<AnalysedText>> rows, int?[] counts, IReadOnlyList<AnalysedLabel> labels)
    {
        var texts = periods.Count(_texts);
        var shown = Suppression.Hide(texts);
        var table = new CrossTable(rows, texts.Length, periods.ColumnOf, row => counts[row] is null, column => shown[column] is null);
        return new AnalysedPeriods(
            periods.Unit, periods.Names, shown,
            [.. labels.Select((label, row) => new LabelPeriods(label.Code, table[row]))],
            LabelChanges.Find(periods.Names, texts, [.. labels.Select((label, row) => new LabelCount(label.Code, table.Counts(row)))], table.IsShown));
    }
}
