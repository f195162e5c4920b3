using System.Numerics;
using System.Runtime.InteropServices;

namespace PensionsAi.Classification.Train;

/// <summary>
/// Ridge regression of every label at once against targets of 0 and 1: one label against the rest, so that a text may carry
/// any number of them. Solved by dual coordinate ascent, whose step has a closed form for squared loss (Shalev-Shwartz and
/// Zhang 2013), on one thread in a seeded order, so that the same rows give the same weights. A label that no row carries
/// gets the margin 0. ML.NET has no solver that shares one pass over the rows among labels: one after the other costs it 39
/// passes where a set has 39 labels.
/// </summary>
internal static class RidgeFit
{
    private const int MostPasses = 60;

    // Margins are told apart at about a hundredth; the sum of changes of a whole pass is far below that.
    private const float Converged = 2e-4f;

    /// <summary>Fits the weights.</summary>
    /// <param name="rows">The vectors of the texts.</param>
    /// <param name="targets">By text, then by label: 0 to 1.</param>
    /// <param name="terms">Number of terms.</param>
    /// <param name="penalty">L2 penalty as a share of the mean squared length of the rows, above 0.</param>
    /// <param name="seed">Seed of the order of the rows.</param>
    /// <param name="cancellationToken">Stops between passes.</param>
    public static LinearFit Fit(
        IReadOnlyList<SparseVector> rows, float[][] targets, int terms, float penalty, int seed, CancellationToken cancellationToken)
    {
        var labels = targets[0].Length;
        var means = Enumerable.Range(0, labels).Select(label => targets.Average(row => row[label])).ToArray();
        var solver = new Solver(rows, targets, means, terms, penalty);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(seed);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            if (solver.Pass(order) < Converged)
                break;
        }

        return solver.Result();
    }

    private sealed class Solver
    {
        private readonly IReadOnlyList<SparseVector> _rows;
        private readonly int _labels;
        private readonly int _terms;
        private readonly int _stride;
        private readonly float[] _means;
        private readonly float[] _targets;
        private readonly float[] _duals;
        private readonly float[] _weights;
        private readonly float[] _squares;
        private readonly float _penalty;

        public Solver(IReadOnlyList<SparseVector> rows, float[][] targets, float[] means, int terms, float penalty)
        {
            (_rows, _labels, _terms, _means) = (rows, means.Length, terms, means);
            _stride = (_labels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
            _targets = new float[rows.Count * _stride];
            _duals = new float[_targets.Length];
            // The last row of weights is the bias, the weight of a term that is 1 in every text.
            _weights = new float[(terms + 1) * _stride];
            _squares = [.. rows.Select(row => 1 + row.Values.Sum(value => value * value))];
            _penalty = penalty * _squares.Average();
            for (var i = 0; i < rows.Count; i++)
            {
                for (var label = 0; label < _labels; label++)
                    _targets[(i * _stride) + label] = targets[i][label] - means[label];
            }
        }

        /// <summary>One step for every row; returns the mean over the rows of the largest change of a margin.</summary>
        public float Pass(int[] order)
        {
            Span<float> step = stackalloc float[_stride];
            var change = 0f;
            foreach (var row in order)
            {
                Step(row, step);
                change += Largest(step) * _squares[row];
                var (numbers, values) = _rows[row];
                for (var i = 0; i < numbers.Length; i++)
                    Add(numbers[i], values[i], step);
                Add(_terms, 1, step);
            }

            return change / order.Length;
        }

        public LinearFit Result()
        {
            var weights = Enumerable.Range(0, _labels)
                .Select(label => Enumerable.Range(0, _terms).Select(term => _weights[(term * _stride) + label]).ToArray());
            return new LinearFit(
                [.. weights], [.. _means.Select((mean, label) => mean + _weights[(_terms * _stride) + label])]);
        }

        private void Step(int row, Span<float> step)
        {
            _weights.AsSpan(_terms * _stride, _stride).CopyTo(step);
            var sums = MemoryMarshal.Cast<float, Vector<float>>(step);
            var (numbers, values) = _rows[row];
            for (var i = 0; i < values.Length; i++)
            {
                var weights = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(numbers[i] * _stride, _stride));
                var value = new Vector<float>(values[i]);
                for (var j = 0; j < sums.Length && j < weights.Length; j++)
                    sums[j] += value * weights[j];
            }

            var targets = MemoryMarshal.Cast<float, Vector<float>>(_targets.AsSpan(row * _stride, _stride));
            var duals = MemoryMarshal.Cast<float, Vector<float>>(_duals.AsSpan(row * _stride, _stride));
            var factor = 1 / (_squares[row] + _penalty);
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] = (targets[j] - sums[j] - (_penalty * duals[j])) * factor;
                duals[j] += sums[j];
            }
        }

        private static float Largest(ReadOnlySpan<float> step)
        {
            var largest = 0f;
            foreach (var value in step)
                largest = Math.Max(largest, Math.Abs(value));
            return largest;
        }

        private void Add(int term, float value, ReadOnlySpan<float> step)
        {
            var weights = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(term * _stride, _stride));
            var steps = MemoryMarshal.Cast<float, Vector<float>>(step);
            for (var j = 0; j < weights.Length && j < steps.Length; j++)
                weights[j] += value * steps[j];
        }
    }
}
