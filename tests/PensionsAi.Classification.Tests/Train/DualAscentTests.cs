using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Tests.Train;

public sealed class DualAscentTests
{
    // Three rows of the first label to one of the second, all alike but for the bias.
    private static readonly SparseVector[] Rows = [.. Enumerable.Range(0, 4).Select(_ => new SparseVector([0], [1]))];
    private static readonly float[][] Targets = [[1, 0], [1, 0], [1, 0], [0, 1]];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1f)]
    [InlineData(0.3f)]
    public void Fit_CrossEntropy_IsWhereTheGradientIsZero(float penalty)
    {
        SparseVector[] rows = [new([0], [1]), new([1], [2]), new([0, 2], [1, 1]), new([2], [0.5f])];
        float[][] targets = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]];

        var fit = DualAscent.Fit(rows, targets, 3, new LabelLearner(LabelLoss.CrossEntropy, penalty), seed: 1, Cancelled);

        // At the minimum every weight is the sum over the rows of value times what is missing to the target, over the penalty.
        var l2 = penalty * rows.Average(row => 1 + row.Values.Sum(value => value * value));
        var probabilities = rows.Select(row => Softmax(fit, row)).ToArray();
        for (var label = 0; label < 3; label++)
        {
            for (var term = 0; term < 3; term++)
            {
                var missing = rows.Select((row, i) => ValueOf(row, term) * (targets[i][label] - probabilities[i][label])).Sum();
                Assert.Equal(missing / l2, fit.Weights[label][term], 0.05 * (1 + Math.Abs(fit.Weights[label][term])));
            }
        }
    }

    [Fact]
    public void Fit_CrossEntropy_WeightsOfATermAddUpToZero()
    {
        var fit = DualAscent.Fit(Rows, Targets, 1, new LabelLearner(LabelLoss.CrossEntropy, 0.1f), seed: 1, Cancelled);
        Assert.Equal(0, fit.Weights[0][0] + fit.Weights[1][0], 1e-5);
        Assert.Equal([0.75, 0.25], Softmax(fit, Rows[0]).Select(share => Math.Round(share, 3)));
    }

    [Fact]
    public void Fit_CrossEntropyWithALabelThatNoRowCarries_PutsItLast()
    {
        float[][] targets = [.. Targets.Select(row => new[] { row[0], row[1], 0 })];
        var fit = DualAscent.Fit(Rows, targets, 1, new LabelLearner(LabelLoss.CrossEntropy, 0.1f), seed: 1, Cancelled);
        Assert.All(fit.Weights.SelectMany(row => row).Concat(fit.Biases), value => Assert.True(float.IsFinite(value)));
        Assert.InRange(Softmax(fit, Rows[0])[2], 0, 0.001);
    }

    private static double[] Softmax(LinearFit fit, SparseVector row)
    {
        var odds = fit.Biases.Select((bias, label) => Math.Exp(bias + row.Numbers.Zip(row.Values, (term, value) => fit.Weights[label][term] * value).Sum())).ToArray();
        return [.. odds.Select(one => one / odds.Sum())];
    }

    private static double ValueOf(SparseVector row, int term) => Array.IndexOf(row.Numbers, term) is >= 0 and var place ? row.Values[place] : 0;
}
