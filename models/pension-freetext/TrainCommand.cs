using PensionsAi.Classification.Train;

namespace PensionsAi.Models.PensionFreetext;

/// <summary>Trains a model and writes its folder.</summary>
internal static class TrainCommand
{
    private const string Version = "1.2.0";

    /// <summary>The model that is shipped: trained on all texts; its figures are those of models that were not.</summary>
    public static void RunOnAll(IReadOnlyList<LabelledText> texts, int seed, string folder, CancellationToken cancellationToken)
    {
        var model = new TextModelTrainer(new TrainingOptions()).Train(texts, cancellationToken);
        var (_, split) = EvaluateCommand.Split(texts, seed, cancellationToken);
        var folds = EvaluateCommand.CrossValidate(texts, seed, cancellationToken);
        var measured = ModelFolder.Describe(split, "split20").Concat(ModelFolder.Describe(Evaluation.Measure(folds), "fold5"));
        ModelFolder.Write(folder, model, TrainingProfiles.Of(folds), Version, texts.Count, measured);
    }

    /// <summary>A model for measuring from outside, for example over HTTP: trained on a part, with the other part beside it.</summary>
    public static void RunOnPart(
        IReadOnlyList<LabelledText> texts, double share, int seed, string folder, CancellationToken cancellationToken)
    {
        var (training, heldOut) = StratifiedSplit.HoldOut(texts, share, seed);
        var model = new TextModelTrainer(new TrainingOptions()).Train(training, cancellationToken);
        var figures = Evaluation.Measure(Evaluation.Predict(model, heldOut));
        ModelFolder.Write(folder, model, TrainingProfiles.Of(EvaluateCommand.CrossValidate(training, seed, cancellationToken)), $"{Version}-split.{seed}", training.Count, ModelFolder.Describe(figures, "heldOut"));
        ModelFolder.WriteHeldOut(folder, heldOut);
    }
}
