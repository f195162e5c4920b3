using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Analyze;

/// <summary>Counts what texts say, and hides what few people said.</summary>
/// <param name="taxonomy">The labels.</param>
/// <param name="model">What gave them.</param>
internal sealed class AnalysisTally(Taxonomy taxonomy, ModelVersion model)
{
    private static readonly Sentiment[] Sentiments = [Sentiment.Negative, Sentiment.Neutral, Sentiment.Positive];
    private static readonly EmptyAnswerKind[] EmptyKinds = Enum.GetValues<EmptyAnswerKind>();

    private readonly List<AnalysedText> _texts = [];
    private readonly int[] _empty = new int[EmptyKinds.Length];

    /// <summary>Counts an answer that says nothing.</summary>
    public void Add(EmptyAnswerKind kind) => _empty[(int)kind]++;

    /// <summary>Counts a text.</summary>
    public void Add(AnalysedText text) => _texts.Add(text);

    /// <summary>The report.</summary>
    /// <param name="hasDates">Whether the file has a column of dates.</param>
    public AnalysisReport Report(bool hasDates)
    {
        // The largest come first; what is equal stands in the taxonomy's order.
        var labels = taxonomy.Labels.Select(label => (Label: label, Texts: _texts.Where(text => text.Labels.Contains(label.Code)).ToList()))
            .OrderByDescending(entry => entry.Texts.Count).ToList();
        // Where no text has two labels, the texts less the others would tell one that is hidden.
        var counts = Suppression.Hide([.. labels.Select(entry => entry.Texts.Count), _texts.Count(text => text.Labels.Count == 0)]);
        return new AnalysisReport(
            taxonomy.Id, model, Rows(counts[^1], hasDates), Labels(labels, counts), Overall(), hasDates ? OverTime(labels, counts) : null);
    }

    private AnalysisRows Rows(int? abstained, bool hasDates) => new(
        _empty.Sum() + _texts.Count, _empty.Sum(), [.. EmptyKinds.Select(kind => new EmptyAnswerCount(kind, _empty[(int)kind]))], _texts.Count,
        abstained, hasDates ? _texts.Count(text => text.Date is null) : null);

    private SentimentCounts Overall() => CountsOf(Suppression.Hide([.. Sentiments.Select(sentiment => _texts.Count(text => text.Sentiment == sentiment))]));

    private IReadOnlyList<AnalysedLabel> Labels(List<(Label Label, List<AnalysedText> Texts)> labels, int?[] counts)
    {
        var table = Table(labels, Sentiments.Length, text => (int)text.Sentiment);
        var hidden = Suppression.Hide(table, HiddenRows(counts, labels.Count, Sentiments.Length));
        return
        [
            .. labels.Select((entry, row) => new AnalysedLabel(
                entry.Label.Code, entry.Label.Name, counts[row],
                counts[row] is { } count ? WilsonInterval.Of(count, _texts.Count) : null,
                CountsOf([.. Sentiments.Select((_, column) => hidden[row, column] ? (int?)null : table[row, column])]))),
        ];
    }

    private AnalysedPeriods? OverTime(List<(Label Label, List<AnalysedText> Texts)> labels, int?[] counts)
    {
        var dated = _texts.Where(text => text.Date is not null).ToList();
        if (dated.Count == 0)
            return null;
        var periods = Periods.Of([.. dated.Select(text => text.Date!.Value)]);
        var texts = new int[periods.Names.Count];
        foreach (var text in dated)
            texts[periods.IndexOf(text.Date!.Value)]++;
        var shown = Suppression.Hide(texts);

        var table = Table(labels, texts.Length, text => text.Date is { } date ? periods.IndexOf(date) : null);
        var hidden = HiddenRows(counts, labels.Count, texts.Length);
        for (var column = 0; column < texts.Length; column++)
        {
            for (var row = 0; shown[column] is null && row < labels.Count; row++)
                hidden[row, column] = true;
        }

        hidden = Suppression.Hide(table, hidden);
        var byLabel = labels.Select((entry, row) => new LabelCount(entry.Label.Code, [.. Enumerable.Range(0, texts.Length).Select(column => table[row, column])]));
        return new AnalysedPeriods(
            periods.Unit, periods.Names, shown,
            [.. labels.Select((entry, row) => new LabelPeriods(
                entry.Label.Code, [.. Enumerable.Range(0, texts.Length).Select(column => hidden[row, column] ? (int?)null : table[row, column])]))],
            LabelChanges.Find(periods.Names, texts, [.. byLabel], (label, period) => !hidden[label, period]));
    }

    private static int[,] Table(List<(Label Label, List<AnalysedText> Texts)> labels, int columns, Func<AnalysedText, int?> columnOf)
    {
        var table = new int[labels.Count, columns];
        foreach (var (row, entry) in labels.Index())
        {
            foreach (var text in entry.Texts)
            {
                if (columnOf(text) is { } column)
                    table[row, column]++;
            }
        }

        return table;
    }

    // A label whose count is hidden shows nothing.
    private static bool[,] HiddenRows(int?[] counts, int rows, int columns)
    {
        var hidden = new bool[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; counts[row] is null && column < columns; column++)
                hidden[row, column] = true;
        }

        return hidden;
    }

    private static SentimentCounts CountsOf(int?[] counts) => new(counts[0], counts[1], counts[2]);
}
