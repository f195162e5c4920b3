using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Versions;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Metrics;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;
using Request = PensionsAi.Classification.Contracts.ClassifyText;

namespace PensionsAi.Classification.ClassifyText;

/// <summary>Gives texts their labels and sentiment. Thread-safe.</summary>
internal sealed partial class TextClassifier(
    TaxonomyModels models,
    InferenceGate gate,
    InferenceMetrics metrics,
    ILogger<TextClassifier> logger)
{
    private const int MostExplainedTerms = 10;

    /// <summary>Classifies every text of the request, or none.</summary>
    /// <param name="request">The texts and what to say of them.</param>
    /// <param name="progress">Told the share of texts done; null when nobody asks.</param>
    /// <param name="cancellationToken">Stops between texts.</param>
    public async ValueTask<Outcome<ClassificationResult>> ClassifyAsync(
        Request request, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (ClassifyTextCheck.FindProblem(request) is { } problem)
            return problem;
        var found = await models.FindAsync(request.Taxonomy, cancellationToken);
        if (!found.IsSuccess)
            return found.Problem;
        var entered = await gate.EnterAsync(cancellationToken);
        if (!entered.IsSuccess)
            return entered.Problem;

        using var lease = entered.Value;
        var served = found.Value;
        using var measured = metrics.Measure(served.Version);
        var vectors = served.Encode([.. request.Texts.Select(item => item.Text)], cancellationToken);
        var results = new ClassifiedText[request.Texts.Count];
        for (var index = 0; index < results.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[index] = Classify(request.Texts[index], vectors[index], request, served);
            progress?.Report((index + 1) / (double)results.Length);
        }

        LogClassified(logger, results.Length, results.Count(result => result.Abstained), request.Texts.Sum(item => item.Text.Length), served.Version.Name, served.Version.Version);
        return new ClassificationResult(results, served.Version);
    }

    /// <summary>What a call would be refused with before a text is looked at; null when nothing.</summary>
    public async ValueTask<ServiceProblem?> FindProblemAsync(Request request, CancellationToken cancellationToken) =>
        ClassifyTextCheck.FindProblem(request) ?? (await models.FindAsync(request.Taxonomy, cancellationToken)).Problem;

    private static ClassifiedText Classify(TextToClassify item, float[] vector, Request request, ServedTaxonomy served)
    {
        var (labels, sentiment) = served.Label(item.Text, vector);
        return new ClassifiedText(
            item.Id,
            [.. (request.AllScores ? labels.All : labels.Above).Select(label => new ScoredLabel(label.Code, Rounded(label.Score)))],
            labels.Abstained,
            new ScoredSentiment(SentimentCodes.Read(sentiment.Code), Rounded(sentiment.Score)),
            request.Explain ? Explain(item.Text, labels, served.Labeller) : null)
        {
            SentenceWeight = request.Explain && served.Labeller.ExplainWhole(vector, labels.All[0].Code) is { } weight ? Rounded(weight) : null,
        };
    }

    private static ExplainedTerm[] Explain(string text, TextLabels labels, TextLabeller labeller) =>
        [.. labeller.Explain(text, labels.All[0].Code, MostExplainedTerms)
            .Select(term => new ExplainedTerm(term.Term, Rounded(term.Weight)))];

    // Four decimals are more than the calibration is good for.
    private static double Rounded(double value) => Math.Round(value, 4);

    [LoggerMessage(
        EventId = 3001,
        Level = LogLevel.Information,
        Message = "Classified {TextCount} texts, abstained on {AbstainedCount}, {CharCount} chars, with model {ModelName} {ModelVersion}")]
    private static partial void LogClassified(ILogger logger, int textCount, int abstainedCount, int charCount, string modelName, string modelVersion);
}
