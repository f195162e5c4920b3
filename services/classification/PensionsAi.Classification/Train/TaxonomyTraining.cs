using System.Globalization;
using System.Security.Cryptography;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Model.Sentences;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Teach;
using PensionsAi.Classification.Versions;
using PensionsAi.Inference.Loading;
using PensionsAi.ServiceDefaults.Describe;
using PensionsAi.ServiceDefaults.Problems;

namespace PensionsAi.Classification.Train;

/// <summary>Trains a new version of a taxonomy's model, measures it, and activates it when that is called for. Thread-safe.</summary>
internal sealed partial class TaxonomyTraining(
    TaxonomyStore taxonomies,
    ExampleStore examples,
    VersionStore versions,
    TaxonomyModels models,
    OptionalModel<SentenceEncoder> encoder,
    ILogger<TaxonomyTraining> logger)
{
    private const int Folds = 5;
    private const int Seed = 1;
    private const int MostDoubted = 100;

    /// <summary>What stands in the way of training; null when nothing does.</summary>
    public async Task<ServiceProblem?> FindProblemAsync(string id, CancellationToken cancellationToken) =>
        await taxonomies.FindAsync(id, cancellationToken) is { } taxonomy
            ? FindRefusal((await ReadAsync(taxonomy, cancellationToken)).Training)
            : TaxonomyProblems.NotFound;

    /// <summary>Trains a version; of a job that is done twice, only once.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="id">Id of the taxonomy.</param>
    /// <param name="rule">When the version is activated.</param>
    /// <param name="caller">Who trains.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<Outcome<TrainingReport>> TrainAsync(
        Guid jobId, string id, ActivationRule rule, string caller, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (await versions.FindReportAsync(jobId, cancellationToken) is { } earlier)
            return earlier;
        if (await taxonomies.FindAsync(id, cancellationToken) is not { } taxonomy)
            return TaxonomyProblems.NotFound;
        var known = (await ReadAsync(taxonomy, cancellationToken)).WithoutDuplicates(cancellationToken);
        if (FindRefusal(known.Training) is { } problem)
            return problem;

        known = known.WithVectors(encoder.Value, cancellationToken);
        progress.Report(0.1);
        var trainer = new TextModelTrainer(new TrainingOptions { Seed = Seed, Encoder = encoder.Value?.Identity });
        var texts = known.Training.Select(example => example.Labelled).ToList();
        var predictions = Evaluation.CrossValidate(texts, Folds, Seed, trainer, cancellationToken);
        progress.Report(0.7);
        var (model, trials) = trainer.Choose(texts, cancellationToken);
        progress.Report(0.9);
        var comparison = await CompareAsync(id, model, known.Test, cancellationToken);

        using var buffer = new MemoryStream();
        TextModelFile.Write(model, TrainingProfiles.Of(predictions), buffer);
        var file = buffer.ToArray();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        var figures = TrainingEvaluation.Describe(predictions, Seed);
        var isActivated = rule == ActivationRule.WhenNotWorse && comparison?.Verdict != VersionVerdict.Worse;
        var counts = new TrainingExamples(
            texts.Count, known.Test.Length, known.Duplicates, known.Foreign,
            [.. taxonomy.Labels.Select(label => label.Code).Except(texts.SelectMany(text => text.Labels))]);
        var doubted = FindDoubted(predictions, known.Training);
        var report = await versions.AddAsync(
            id,
            jobId,
            file,
            number => new TrainingReport(
                id, taxonomy.Revision, new ModelVersion(id, number.ToString(CultureInfo.InvariantCulture), sha256), isActivated,
                counts, figures, comparison, doubted)
            {
                SentenceEncoder = Describe(model, trials),
            },
            caller,
            cancellationToken);
        models.Forget(id);
        LogTrained(logger, report.Model.Version, id, texts.Count, isActivated);
        return report;
    }

    private static ServiceProblem? FindRefusal(TaughtText[] training) =>
        TextModelTrainer.FindRefusal([.. training.Select(example => example.Labelled)]) switch
        {
            null => null,
            TrainingRefusal.OneLabel => VersionProblems.OneLabel,
            _ => VersionProblems.NoExamples,
        };

    private async Task<TaughtTexts> ReadAsync(Taxonomy taxonomy, CancellationToken cancellationToken)
    {
        var codes = taxonomy.Labels.Select(label => label.Code).ToHashSet(StringComparer.Ordinal);
        var labelled = await examples.ReadLabelledAsync(taxonomy.Id, cancellationToken);
        var taught = labelled
            .Select(example => (example.IsTest, Text: new TaughtText(
                example.Id, new LabelledText(example.Text, [.. example.Labels.Where(codes.Contains)], Sentiment: null))))
            .Where(example => example.Text.Labelled.Labels.Count > 0)
            .ToLookup(example => example.IsTest, example => example.Text);
        return new TaughtTexts([.. taught[false]], [.. taught[true]], Duplicates: 0, labelled.Count - taught.Sum(part => part.Count()));
    }

    private async Task<VersionComparison?> CompareAsync(
        string id, TextModel model, TaughtText[] test, CancellationToken cancellationToken)
    {
        var active = await models.FindAsync(id, cancellationToken);
        if (!active.IsSuccess || test.Length == 0)
            return null;
        var texts = test.Select(example => example.Labelled).ToList();
        return TrainingEvaluation.Compare(
            active.Value.Version.Version,
            Evaluation.Predict(active.Value.Labeller, texts),
            Evaluation.Predict(model, texts),
            Seed);
    }

    private SentenceEncoderUse? Describe(TextModel model, IReadOnlyList<Trial> trials) => encoder.Value is null ? null : new SentenceEncoderUse(
        encoder.Value.Version,
        model.Sentence?.Weight ?? 0,
        [.. trials.Select(trial => new SentenceWeightTrial(trial.Candidate.SentenceWeight, Math.Round(trial.MacroF1, 4)))]);

    private static DoubtedLabel[] FindDoubted(IReadOnlyList<Prediction> predictions, TaughtText[] training)
    {
        var ids = training.ToDictionary(example => example.Labelled, example => example.Id);
        return
        [
            .. LabelDisagreements.Find(predictions).Take(MostDoubted).Select(doubt => new DoubtedLabel(
                ids[doubt.Text], doubt.Given, Math.Round(doubt.GivenScore, 4), doubt.Suggested.Code, Math.Round(doubt.Suggested.Score, 4))),
        ];
    }

    [LoggerMessage(EventId = 3003, Level = LogLevel.Information, Message = "Trained version {Version} of taxonomy {Taxonomy} on {TextCount} texts; active: {IsActivated}")]
    private static partial void LogTrained(ILogger logger, string version, string taxonomy, int textCount, bool isActivated);
}
