using PensionsAi.Classification.Analyze.Themes;
using PensionsAi.Classification.Analyze.Wording;
using PensionsAi.Classification.ClassifyText;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Versions;
using PensionsAi.MaskingClient;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Analyze;

/// <summary>Makes a report of a file of free texts. Thread-safe.</summary>
internal sealed partial class TextAnalyzer(
    TaxonomyStore taxonomies, TaxonomyModels models, TextMasking masking, ThemeStore themes, ThemeWriter writer, TimeProvider time, ILogger<TextAnalyzer> logger)
{
    private const int RowsPerReport = 500;
    private const int MaskedAtOnce = 500;
    private const int LongestGroup = 100;

    // About what each part takes of the time.
    private const double Classified = 0.2;
    private const double Masked = 0.7;

    /// <summary>What a call would be refused with before its file is looked at; null when nothing.</summary>
    public async ValueTask<ServiceProblem?> FindProblemAsync(AnalysisRequest request, CancellationToken cancellationToken) =>
        (await models.FindAsync(request.Settings.Taxonomy, cancellationToken)).Problem;

    /// <summary>Analyses every text of a file.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="file">The file, read to its end.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="jobId">The job, which new themes are known by.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public async Task<Outcome<AnalysisReport>> AnalyzeAsync(
        AnalysisRequest request, Stream file, string caller, Guid jobId, IProgress<double> progress, CancellationToken cancellationToken)
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
        var columns = AnalysisColumns.Find(table.Value, settings);
        if (!columns.IsSuccess)
            return columns.Problem;
        var groups = await MaskGroupsAsync(table.Value, columns.Value, cancellationToken);
        if (!groups.IsSuccess)
            return groups.Problem;

        var tally = new AnalysisTally(taxonomy, served.Value.Version, served.Value.Labeller.Profile);
        var vectors = new RowVectors(table.Value, columns.Value.Text, served.Value);
        var analysed = new List<ThemeText>();
        var latest = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1);
        for (var row = 0; row < table.Value.Rows.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = table.Value.Cell(row, columns.Value.Text);
            if (text.Length > Contracts.ClassifyText.LongestText)
                return TableProblems.TextTooLong(row + 1);
            if (EmptyAnswers.Find(text) is { } kind)
                tally.Add(kind);
            else
            {
                var read = Analyze(text, vectors.Of(row, cancellationToken), served.Value) with
                {
                    Date = columns.Value.Date is { } date ? DateCell.Read(table.Value.Cell(row, date), latest) : null,
                    Group = columns.Value.Group is { } group ? groups.Value[GroupOf(table.Value.Cell(row, group))] : null,
                };
                tally.Add(read);
                analysed.Add(new ThemeText(text, read.Labels));
            }

            if (row % RowsPerReport == 0)
                progress.Report(Classified * row / table.Value.Rows.Count);
        }

        var found = settings.Themes ? await FindThemesAsync(analysed, settings, caller, jobId, progress, cancellationToken) : null;
        LogAnalysed(logger, table.Value.Rows.Count, found?.Across.Count ?? 0, served.Value.Version.Name, served.Value.Version.Version);
        var report = tally.Report(columns.Value.Date is not null, columns.Value.Group is not null, found, settings.Series);
        return report.Themes is null ? report : report with { Themes = await writer.WriteAsync(report.Themes, cancellationToken) };
    }

    // A cell that is as long as a text is no name, and is not shown whole.
    private static string GroupOf(string cell)
    {
        var name = cell.Trim();
        return name.Length <= LongestGroup ? name : name[..(char.IsHighSurrogate(name[LongestGroup - 1]) ? LongestGroup - 1 : LongestGroup)];
    }

    private static AnalysedText Analyze(string text, ReadOnlySpan<float> vector, ServedTaxonomy served)
    {
        var (labels, sentiment) = served.Label(text, vector);
        return new AnalysedText([.. labels.Above.Select(label => label.Code)], SentimentCodes.Read(sentiment.Code), Date: null, labels.KnownShare);
    }

    // Names of groups are shown, so they are masked as texts are: groups whose names become the same are one.
    private async Task<Outcome<Dictionary<string, string>>> MaskGroupsAsync(Table table, AnalysisColumns columns, CancellationToken cancellationToken)
    {
        if (columns.Group is not { } column)
            return new Dictionary<string, string>();
        var names = Enumerable.Range(0, table.Rows.Count).Select(row => GroupOf(table.Cell(row, column))).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count > GroupTally.MostGroups)
            return TableProblems.TooManyGroups(GroupTally.MostGroups);
        var masked = await masking.MaskAsync(names, cancellationToken);
        return names.Zip(masked).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private async Task<FoundThemes> FindThemesAsync(
        List<ThemeText> texts, AnalyzeTexts settings, string caller, Guid jobId, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var masked = new List<ThemeText>(texts.Count);
        foreach (var batch in texts.Chunk(MaskedAtOnce))
        {
            var replies = await masking.MaskAsync([.. batch.Select(text => text.Text)], cancellationToken);
            masked.AddRange(batch.Zip(replies, (text, reply) => text with { Text = reply }));
            progress.Report(Classified + ((Masked - Classified) * masked.Count / texts.Count));
        }

        while (true)
        {
            var (state, revision) = await themes.FindAsync(caller, settings.Taxonomy, settings.Series, cancellationToken);
            var found = ThemeSearch.Search(masked, state, jobId, new ThemeOptions(), cancellationToken);
            if (await themes.TryKeepAsync(caller, settings.Taxonomy, settings.Series, found.State, revision, cancellationToken))
                return found;
        }
    }

    [LoggerMessage(EventId = 3004, Level = LogLevel.Information, Message = "Analysed {RowCount} rows into {ThemeCount} themes with model {ModelName} {ModelVersion}")]
    private static partial void LogAnalysed(ILogger logger, int rowCount, int themeCount, string modelName, string modelVersion);
}
