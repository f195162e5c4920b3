using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Recognizers;

namespace PensionsAi.Models.PiiSv;

/// <summary>
/// Trains the sequence model of names: an averaged structured perceptron (Collins 2002) over the features of
/// <see cref="NameFeatures"/>. The same texts and seed give the same weights.
/// </summary>
/// <param name="names">The table of words.</param>
/// <param name="settings">How long and how.</param>
internal sealed class NameTrainer(NameTable names, TrainerSettings settings)
{
    private const int Labels = NameModel.Labels;

    private readonly NameTokenizer _tokenizer = new(names);
    private readonly Dictionary<ulong, int> _features = [];
    private readonly List<ulong> _keys = [];
    private readonly List<int> _uses = [];
    private readonly List<Run> _runs = [];
    private readonly Random _random = new(settings.Seed);

    /// <summary>Adds a text to train on.</summary>
    /// <param name="text">The text.</param>
    /// <param name="forgets">Whether some of its words are taken for ones that no list has.</param>
    public void Add(LabelledText text, bool forgets)
    {
        using var read = _tokenizer.Read(ScannedText.Scan(text.Text));
        var tokens = read.WrittenSpan.ToArray();
        if (forgets)
            Forget(tokens);
        var labels = NameLabels.Of(tokens, text.Names);
        Span<ulong> features = stackalloc ulong[NameFeatures.Most];
        for (var index = 0; index < tokens.Length; index++)
        {
            var start = index;
            while (index < tokens.Length && tokens[index].IsCandidate)
                index++;
            if (index == start)
                continue;
            var run = new Run(new int[index - start][], new byte[index - start]);
            for (var position = start; position < index; position++)
            {
                var count = NameFeatures.Write(tokens, position, features);
                run.Features[position - start] = Number(features[..count]);
                run.Labels[position - start] = (byte)(position == start && labels[position] == NameLabel.Inside ? NameLabel.Begin : labels[position]);
            }

            _runs.Add(run);
        }
    }

    /// <summary>The file of the model: the mean of several perceptrons, each with its own order of the texts.</summary>
    public byte[] Train()
    {
        var mean = new double[_keys.Count * Labels];
        var meanTransitions = new double[Labels * Labels];
        for (var member = 0; member < settings.Members; member++)
            TrainMember(mean, meanTransitions);

        var weights = new Dictionary<ulong, float[]>();
        for (var feature = 0; feature < _keys.Count; feature++)
        {
            var average = new float[Labels];
            for (var label = 0; label < Labels; label++)
                average[label] = (float)mean[(feature * Labels) + label];
            if (average.Any(weight => Math.Abs(weight) >= settings.SmallestWeight))
                weights[_keys[feature]] = average;
        }

        return NameModelWriter.Write(weights, [.. meanTransitions.Select(weight => (float)weight)], settings.WeightsPerPoint);
    }

    private void TrainMember(double[] mean, double[] meanTransitions)
    {
        var weights = new float[mean.Length];
        var sums = new double[mean.Length];
        var transitions = new float[meanTransitions.Length];
        var transitionSums = new double[meanTransitions.Length];
        var kept = _uses.Select(uses => uses >= settings.FewestUses).ToArray();
        var step = 1L;
        var order = Enumerable.Range(0, _runs.Count).ToArray();
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            _random.Shuffle(order);
            foreach (var index in order)
                Learn(_runs[index], kept, weights, sums, transitions, transitionSums, step++);
        }

        // The average of all steps: what an update added counts for the steps after it.
        for (var index = 0; index < mean.Length; index++)
            mean[index] += (weights[index] - (sums[index] / step)) / settings.Members;
        for (var index = 0; index < transitions.Length; index++)
            meanTransitions[index] += (transitions[index] - (transitionSums[index] / step)) / settings.Members;
    }

    private void Learn(Run run, bool[] kept, float[] weights, double[] sums, float[] transitions, double[] transitionSums, long step)
    {
        var guess = Decode(run, kept, weights, transitions);
        if (guess.AsSpan().SequenceEqual(run.Labels))
            return;
        var (wasGold, wasGuess) = (0, 0);
        for (var index = 0; index < guess.Length; index++)
        {
            var (gold, wrong) = (run.Labels[index], guess[index]);
            if (gold != wrong)
            {
                foreach (var feature in run.Features[index])
                {
                    if (!kept[feature])
                        continue;
                    Change(weights, sums, (feature * Labels) + gold, 1f, step);
                    Change(weights, sums, (feature * Labels) + wrong, -1f, step);
                }
            }

            Change(transitions, transitionSums, (wasGold * Labels) + gold, 1f, step);
            Change(transitions, transitionSums, (wasGuess * Labels) + wrong, -1f, step);
            (wasGold, wasGuess) = (gold, wrong);
        }
    }

    private static void Change(float[] weights, double[] sums, int index, float by, long step)
    {
        weights[index] += by;
        sums[index] += by * (double)step;
    }

    private byte[] Decode(Run run, bool[] kept, float[] weights, float[] transitions)
    {
        var length = run.Labels.Length;
        var best = new float[length * Labels];
        var back = new byte[length * Labels];
        for (var index = 0; index < length; index++)
        {
            Span<float> scores = [0f, 0f, 0f];
            foreach (var feature in run.Features[index])
            {
                if (!kept[feature])
                    continue;
                scores[0] += weights[feature * Labels];
                scores[1] += weights[(feature * Labels) + 1];
                scores[2] += weights[(feature * Labels) + 2];
            }

            // A name must win by a margin; missing one costs more than making one up.
            for (var label = 0; label < Labels; label++)
            {
                if (label != run.Labels[index])
                    scores[label] += run.Labels[index] != 0 ? settings.MissMargin : settings.FalseMargin;
            }

            for (var to = 0; to < Labels; to++)
            {
                var (most, from) = (float.NegativeInfinity, 0);
                for (var before = 0; before < Labels; before++)
                {
                    if (to == (int)NameLabel.Inside && (index == 0 || before == (int)NameLabel.Outside))
                        continue;
                    if (index == 0 && before != 0)
                        continue;
                    var score = (index == 0 ? 0f : best[((index - 1) * Labels) + before]) + transitions[(before * Labels) + to];
                    if (score > most)
                        (most, from) = (score, before);
                }

                best[(index * Labels) + to] = most + scores[to];
                back[(index * Labels) + to] = (byte)from;
            }
        }

        var labels = new byte[length];
        var last = best.AsSpan((length - 1) * Labels, Labels);
        var label2 = (byte)(last[1] > last[0] ? (last[2] > last[1] ? 2 : 1) : (last[2] > last[0] ? 2 : 0));
        for (var index = length - 1; index >= 0; index--)
        {
            labels[index] = label2;
            label2 = back[(index * Labels) + label2];
        }

        return labels;
    }

    private int[] Number(ReadOnlySpan<ulong> features)
    {
        var numbers = new int[features.Length];
        for (var index = 0; index < features.Length; index++)
        {
            if (!_features.TryGetValue(features[index], out var number))
            {
                _features.Add(features[index], number = _keys.Count);
                _keys.Add(features[index]);
                _uses.Add(0);
            }

            _uses[number]++;
            numbers[index] = number;
        }

        return numbers;
    }

    private void Forget(NameToken[] tokens)
    {
        for (var index = 0; index < tokens.Length; index++)
        {
            if (tokens[index].IsCandidate && _random.NextDouble() < settings.ForgottenShare)
                tokens[index] = tokens[index] with { Entry = default };
        }
    }

    private sealed record Run(int[][] Features, byte[] Labels);
}
