using PensionsAi.Classification.ClassifyText;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Versions;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Analyze;

/// <summary>Makes a report of a file of free texts. Thread-safe.</summary>
internal sealed partial class TextAnalyzer(TaxonomyStore taxonomies, TaxonomyModels models, TimeProvider time, ILogger<TextAnalyzer> logger)
{
    private const int RowsPerReport = 500;

    /// <summary>What a call would be refused with before its file is looked at; null when nothing.</summary>
    public async ValueTask<ServiceProblem?> FindProblemAsync(AnalysisRequest request, CancellationToken cancellationToken) =>
        (await models.FindAsync(request.Settings.Taxonomy, cancellationToken)).Problem;

    /// <summary>Analyses every text of a file.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="file">The file, read to its end.</param>
    /// <param name="progress">Told the share of rows done.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public async Task<Outcome<AnalysisReport>> AnalyzeAsync(
        AnalysisRequest request, Stream file, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var settings = request.Settings;
        var served = await models.FindAsync(settings.Taxonomy, cancellationToken);
        if (!served.IsSuccess)
            return served.Problem;
        if (await taxonomies.FindAsync(settings.Taxonomy, cancellationToken) is not { } taxonomy)
            return TaxonomyProblems.Unknown;
        var table = await TableFile.ReadAsync(request.Format, file, cancellationToken);
        if (!table.IsSuccess)
            return table.Problem;
        if (table.Value.Find(settings.TextColumn) is not { } texts)
            return TableProblems.UnknownColumn("`textColumn`, or its default `text`,");
        var dates = settings.DateColumn is null ? null : table.Value.Find(settings.DateColumn);
        if (settings.DateColumn is not null && dates is null)
            return TableProblems.UnknownColumn("`dateColumn`");

        var tally = new AnalysisTally(taxonomy, served.Value.Version);
        var latest = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1);
        for (var row = 0; row < table.Value.Rows.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = table.Value.Cell(row, texts);
            if (text.Length > Contracts.ClassifyText.LongestText)
                return TableProblems.TextTooLong(row + 1);
            if (EmptyAnswers.Find(text) is { } kind)
                tally.Add(kind);
            else
                tally.Add(Analyze(text, dates is { } column ? DateCell.Read(table.Value.Cell(row, column), latest) : null, served.Value));
            if (row % RowsPerReport == 0)
                progress.Report((double)row / table.Value.Rows.Count);
        }

        LogAnalysed(logger, table.Value.Rows.Count, served.Value.Version.Name, served.Value.Version.Version);
        return tally.Report(dates is not null);
    }

    private static AnalysedText Analyze(string text, DateOnly? date, ServedTaxonomy served)
    {
        var labels = served.Labeller.Label(text);
        var sentiment = labels.Sentiment ?? served.Sentiments.Label(text).Sentiment
            ?? throw new InvalidOperationException("The shipped model tells no sentiment.");
        return new AnalysedText([.. labels.Above.Select(label => label.Code)], SentimentCodes.Read(sentiment.Code), date);
    }

    [LoggerMessage(EventId = 3004, Level = LogLevel.Information, Message = "Analysed {RowCount} rows with model {ModelName} {ModelVersion}")]
    private static partial void LogAnalysed(ILogger logger, int rowCount, string modelName, string modelVersion);
}
