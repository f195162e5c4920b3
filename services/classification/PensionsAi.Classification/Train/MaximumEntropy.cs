using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace PensionsAi.Classification.Train;

/// <summary>
/// Multinomial logistic regression by ML.NET's L-BFGS. On one thread, so that the same rows give the same weights.
/// </summary>
internal static class MaximumEntropy
{
    private const int MostIterations = 200;

    /// <summary>Fits the weights.</summary>
    /// <param name="rows">The training rows.</param>
    /// <param name="terms">Number of terms.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="penalty">L2 penalty.</param>
    /// <param name="seed">Seed of ML.NET.</param>
    public static LinearFit Fit(IReadOnlyList<TrainingRow> rows, int terms, int classes, float penalty, int seed)
    {
        // ML.NET refuses vectors without places; texts without a letter have such.
        if (terms == 0)
            return new LinearFit([.. Enumerable.Range(0, classes).Select(_ => Array.Empty<float>())], new float[classes]);

        var schema = SchemaDefinition.Create(typeof(TrainingRow));
        schema[nameof(TrainingRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, terms);
        schema[nameof(TrainingRow.Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);

        var context = new MLContext(seed);
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
            new LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                LabelColumnName = nameof(TrainingRow.Label),
                FeatureColumnName = nameof(TrainingRow.Features),
                L1Regularization = 0,
                L2Regularization = penalty,
                OptimizationTolerance = 1e-5f,
                HistorySize = 10,
                MaximumNumberOfIterations = MostIterations,
                NumberOfThreads = 1,
            });
        var model = trainer.Fit(context.Data.LoadFromEnumerable(rows, schema)).Model;

        VBuffer<float>[]? weights = null;
        model.GetWeights(ref weights, out _);
        return LinearFit.Centred([.. weights.Select(row => row.DenseValues().ToArray())], [.. model.GetBiases()]);
    }
}
