using System.Diagnostics.Metrics;

namespace PensionsAi.Classification.Analyze.Wording;

/// <summary>The meter <c>PensionsAi.Classification.LanguageModel</c>. Thread-safe.</summary>
internal sealed class LanguageModelMetrics
{
    private readonly Counter<long> _themes;
    private readonly Counter<long> _tokens;

    public LanguageModelMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("PensionsAi.Classification.LanguageModel");
        _themes = meter.CreateCounter<long>("pensionsai.language_model.themes", "{theme}", "Themes that a language model was asked to name.");
        _tokens = meter.CreateCounter<long>("pensionsai.language_model.tokens", "{token}", "Tokens sent to and received from the language model.");
    }

    /// <param name="outcome"><c>written</c>, <c>unusable</c>, <c>unavailable</c> or <c>over-budget</c>.</param>
    public void Asked(string outcome) => _themes.Add(1, new KeyValuePair<string, object?>("pensionsai.language_model.outcome", outcome));

    public void Used(int tokens) => _tokens.Add(tokens);
}
