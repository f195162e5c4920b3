using Microsoft.Extensions.Options;
using PensionsAi.Classification.Contracts;
using PensionsAi.MaskingClient;

namespace PensionsAi.Classification.Analyze.Wording;

/// <summary>
/// Has a language model name and sum up themes, when one is configured. It never fails a report: a theme whose answer does not come,
/// or cannot be used, keeps its key phrases as its name. Thread-safe.
/// </summary>
internal sealed partial class ThemeWriter(
    LanguageModel model, TextMasking masking, IOptions<LanguageModelOptions> options, LanguageModelMetrics metrics, ILogger<ThemeWriter> logger)
{
    /// <summary>The themes with what was written.</summary>
    /// <param name="themes">The themes; those whose count is hidden are not told of.</param>
    /// <param name="cancellationToken">Stops, and throws.</param>
    public async Task<AnalysedThemes> WriteAsync(AnalysedThemes themes, CancellationToken cancellationToken)
    {
        if (model.Name is null)
            return themes;
        List<AnalysedTheme> shown = [.. themes.Across.Concat(themes.ByLabel.SelectMany(label => label.Themes)).Where(theme => theme.Count is not null)];
        if (shown.Count == 0)
            return themes;
        try
        {
            var (written, outcome) = await AskAsync(await MaskAsync(shown, cancellationToken), cancellationToken);
            // A theme is told from others by where it stands: inside labels there may be the same.
            var byTheme = new Dictionary<AnalysedTheme, Text?>(
                shown.Zip(await MaskAsync(written, cancellationToken), KeyValuePair.Create), ReferenceEqualityComparer.Instance);
            LogWritten(logger, written.Count(text => text is not null), shown.Count);
            return themes with
            {
                Across = [.. themes.Across.Select(Word)],
                ByLabel = [.. themes.ByLabel.Select(label => label with { Themes = [.. label.Themes.Select(Word)] })],
                Wording = outcome,
            };

            AnalysedTheme Word(AnalysedTheme theme) => byTheme.GetValueOrDefault(theme) is { } text
                ? theme with { Name = text.Name, Summary = text.Summary, WrittenBy = model.Name }
                : theme;
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Masking above all: nothing is sent that was not masked here, and nothing is shown.
            LogUnavailable(logger, exception.GetType().Name);
            return themes with { Wording = ThemeWording.Unavailable };
        }
    }

    // Once more before it leaves: that phrases and quotes come from masked texts is true elsewhere, this must be true here.
    private async Task<IReadOnlyList<string>> MaskAsync(List<AnalysedTheme> themes, CancellationToken cancellationToken)
    {
        var masked = new Queue<string>(await masking.MaskAsync([.. themes.SelectMany(theme => theme.KeyPhrases.Concat(theme.Quotes))], cancellationToken));
        return [.. themes.Select(theme => ThemePrompt.Write(Take(theme.KeyPhrases.Count), Take(theme.Quotes.Count)))];

        List<string> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => masked.Dequeue())];
    }

    private async Task<IReadOnlyList<Text?>> MaskAsync(IReadOnlyList<Text?> written, CancellationToken cancellationToken)
    {
        var masked = new Queue<string>(await masking.MaskAsync([.. written.OfType<Text>().SelectMany(text => new[] { text.Name, text.Summary })], cancellationToken));
        return [.. written.Select(text => text is null ? null : new Text(masked.Dequeue(), masked.Dequeue()))];
    }

    private async Task<(IReadOnlyList<Text?> Written, ThemeWording Outcome)> AskAsync(IReadOnlyList<string> data, CancellationToken cancellationToken)
    {
        var (written, budget) = (new Text?[data.Count], new TokenBudget(options.Value.TokenBudget));
        var (isOverBudget, answers) = (false, 0);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, data.Count),
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.MaxConcurrency, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                try
                {
                    if (await model.AskAsync(data[index], budget, token) is not var (answer, tokens))
                    {
                        isOverBudget = true;
                        metrics.Asked("over-budget");
                        return;
                    }

                    Interlocked.Increment(ref answers);
                    metrics.Used(tokens);
                    written[index] = answer is not null && ThemePrompt.Read(answer) is var (name, summary) ? new Text(name, summary) : null;
                    metrics.Asked(written[index] is null ? "unusable" : "written");
                }
                catch (LanguageModelUnavailableException)
                {
                    metrics.Asked("unavailable");
                }
            });
        return (written, isOverBudget ? ThemeWording.BudgetSpent
            : written.All(text => text is not null) ? ThemeWording.LanguageModel
            : answers > 0 ? ThemeWording.Partly : ThemeWording.Unavailable);
    }

    [LoggerMessage(EventId = 3005, Level = LogLevel.Information, Message = "A language model named {WrittenCount} of {ThemeCount} themes")]
    private static partial void LogWritten(ILogger logger, int writtenCount, int themeCount);

    [LoggerMessage(EventId = 3007, Level = LogLevel.Warning, Message = "No theme was named by a language model: {Fault}")]
    private static partial void LogUnavailable(ILogger logger, string fault);

    private sealed record Text(string Name, string Summary);
}
