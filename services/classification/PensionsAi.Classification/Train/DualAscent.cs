using System.Numerics;
using System.Runtime.InteropServices;

namespace PensionsAi.Classification.Train;

/// <summary>
/// Linear regression of every label at once, by dual coordinate ascent (Shalev-Shwartz and Zhang 2013) on one thread in a seeded order, so that
/// the same rows give the same weights. The step has a closed form for squared loss, ridge regression against targets of 0 and 1; for
/// cross-entropy it is that of the largest curvature that a softmax can have, 1/2, with which the ascent never overshoots. A label that no row
/// carries gets the margin 0, or under a softmax the lowest. ML.NET has no solver that shares one pass over the rows among labels: one after
/// the other costs it 39 passes where a set has 39 labels.
/// </summary>
internal static class DualAscent
{
    private const int MostPasses = 60;

    // A label that no row carries must not have a margin without end.
    private const float LeastShare = 1e-4f;

    // Margins are told apart at about a hundredth; the sum of changes of a whole pass is far below that.
    private const float Converged = 2e-4f;

    /// <summary>Fits the weights.</summary>
    /// <param name="rows">The vectors of the texts.</param>
    /// <param name="targets">By text, then by label: 0 to 1; under cross-entropy those of a text add up to 1.</param>
    /// <param name="terms">Number of terms.</param>
    /// <param name="learner">What is made small, and the penalty.</param>
    /// <param name="seed">Seed of the order of the rows.</param>
    /// <param name="cancellationToken">Stops between passes.</param>
    public static LinearFit Fit(
        IReadOnlyList<SparseVector> rows, float[][] targets, int terms, LabelLearner learner, int seed, CancellationToken cancellationToken)
    {
        var labels = targets[0].Length;
        var means = Enumerable.Range(0, labels).Select(label => targets.Average(row => row[label])).ToArray();
        var solver = new Solver(rows, targets, means, terms, learner);
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
        private readonly float[] _offsets;
        private readonly float[] _targets;
        private readonly float[] _duals;
        private readonly float[] _weights;
        private readonly float[] _squares;
        private readonly float _penalty;
        private readonly bool _isSoftmax;
        private readonly float _curvature;

        public Solver(IReadOnlyList<SparseVector> rows, float[][] targets, float[] means, int terms, LabelLearner learner)
        {
            (_rows, _labels, _terms) = (rows, means.Length, terms);
            _isSoftmax = learner.Loss is LabelLoss.CrossEntropy;
            _curvature = _isSoftmax ? 0.5f : 1;
            _stride = (_labels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
            _targets = new float[rows.Count * _stride];
            _duals = new float[_targets.Length];
            // The last row of weights is the bias, the weight of a term that is 1 in every text.
            _weights = new float[(terms + 1) * _stride];
            _squares = [.. rows.Select(row => 1 + row.Values.Sum(value => value * value))];
            _penalty = learner.Penalty * _squares.Average();
            _offsets = new float[_stride];
            for (var label = 0; label < _labels; label++)
                _offsets[label] = _isSoftmax ? MathF.Log(Math.Max(means[label], LeastShare)) : means[label];
            for (var i = 0; i < rows.Count; i++)
            {
                for (var label = 0; label < _labels; label++)
                    _targets[(i * _stride) + label] = _isSoftmax ? targets[i][label] : targets[i][label] - means[label];
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
                [.. weights], [.. Enumerable.Range(0, _labels).Select(label => _offsets[label] + _weights[(_terms * _stride) + label])]);
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

            if (_isSoftmax)
                Softmax(step);
            var targets = MemoryMarshal.Cast<float, Vector<float>>(_targets.AsSpan(row * _stride, _stride));
            var duals = MemoryMarshal.Cast<float, Vector<float>>(_duals.AsSpan(row * _stride, _stride));
            var factor = 1 / ((_curvature * _squares[row]) + _penalty);
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] = (targets[j] - sums[j] - (_penalty * duals[j])) * factor;
                duals[j] += sums[j];
            }
        }

        // What fills up the row to whole vectors stays 0, and so do its weights.
        private void Softmax(Span<float> margins)
        {
            var largest = float.MinValue;
            for (var label = 0; label < _labels; label++)
                largest = Math.Max(largest, margins[label] += _offsets[label]);
            var sum = 0f;
            for (var label = 0; label < _labels; label++)
                sum += margins[label] = MathF.Exp(margins[label] - largest);
            for (var label = 0; label < _labels; label++)
                margins[label] /= sum;
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
