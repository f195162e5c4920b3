using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace PensionsAi.ThemeFigures;

/// <summary>The peer: ML.NET's default text features and its k-means.</summary>
internal static class DefaultFeaturizer
{
    /// <summary>The group of each text.</summary>
    public static IReadOnlyList<string> Cluster(IReadOnlyList<string> texts, int clusters)
    {
        var context = new MLContext(1);
        var rows = context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }));
        var model = context.Transforms.Text.FeaturizeText("Features", nameof(Row.Text))
            .Append(context.Clustering.Trainers.KMeans("Features", numberOfClusters: clusters)).Fit(rows);
        return [.. model.Transform(rows).GetColumn<uint>("PredictedLabel").Select(label => label.ToString(CultureInfo.InvariantCulture))];
    }

    private sealed class Row
    {
        public required string Text { get; init; }
    }
}
