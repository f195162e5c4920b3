using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace PensionsAi.Classification.Train;

/// <summary>
/// Finds groups of vectors that are alike: latent semantic analysis, then k-means on the sphere. One thread and one seed, so the
/// same texts give the same groups.
/// </summary>
internal static class Clustering
{
    private const int OverSampling = 20;
    private const int Iterations = 60;

    /// <summary>The group of each vector, 0 to <paramref name="clusters"/> − 1.</summary>
    /// <param name="vectors">None of them empty; at least twice <paramref name="clusters"/> different ones.</param>
    /// <param name="grams">How many numbers they can have.</param>
    /// <param name="clusters">How many groups.</param>
    /// <param name="dimensions">Dimensions that they are reduced to at most.</param>
    /// <param name="seed">Where chance starts.</param>
    public static int[] Cluster(IReadOnlyList<SparseVector> vectors, int grams, int clusters, int dimensions, int seed)
    {
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, grams);
        var rows = context.Data.LoadFromEnumerable(
            vectors.Select(vector => new Row { Features = new VBuffer<float>(grams, vector.Numbers.Length, vector.Values, vector.Numbers) }), schema);
        var reduced = Reduce(context, rows, Math.Min(dimensions, Math.Min(vectors.Count, grams) / 2), seed);
        var model = context.Clustering.Trainers.KMeans(new KMeansTrainer.Options
        {
            FeatureColumnName = nameof(Row.Features),
            NumberOfClusters = clusters,
            NumberOfThreads = 1,
            MaximumNumberOfIterations = Iterations,
            InitializationAlgorithm = KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus,
        }).Fit(reduced);
        return [.. model.Transform(reduced).GetColumn<uint>("PredictedLabel").Select(label => (int)label - 1)];
    }

    // Of texts with fewer dimensions than are asked for, the library makes no numbers: such texts are few and short, and need no reduction.
    private static IDataView Reduce(MLContext context, IDataView rows, int rank, int seed)
    {
        var reduce = context.Transforms.ProjectToPrincipalComponents(nameof(Row.Features), rank: rank, overSampling: OverSampling, ensureZeroMean: false, seed: seed)
            .Append(context.Transforms.NormalizeLpNorm(nameof(Row.Features)));
        var reduced = context.Data.Cache(reduce.Fit(rows).Transform(rows), nameof(Row.Features));
        return reduced.GetColumn<float[]>(nameof(Row.Features)).Any(row => row.Any(float.IsNaN)) ? rows : reduced;
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; init; }
    }
}
