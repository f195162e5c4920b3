namespace PensionsAi.Classification.Train;

/// <summary>Texts with the labels that they carry and those that they were given, from which F1 is counted again and again.</summary>
internal sealed class LabelCounts
{
    private readonly int _labels;
    private readonly (int[] Carried, int[] Given)[] _texts;

    /// <summary>Over these predictions, for the labels that some text carries or was given.</summary>
    public LabelCounts(IReadOnlyList<Prediction> predictions)
        : this(predictions, [.. predictions.SelectMany(prediction => prediction.Truth.Labels)
            .Concat(predictions.SelectMany(prediction => prediction.Answer.Above.Select(label => label.Code))).Distinct(StringComparer.Ordinal)])
    {
    }

    /// <summary>Over these predictions, for these labels, so that two models are measured alike.</summary>
    public LabelCounts(IReadOnlyList<Prediction> predictions, IReadOnlyList<string> codes)
    {
        var numbers = codes.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        _labels = codes.Count;
        _texts =
        [
            .. predictions.Select(prediction => (
                NumbersOf(prediction.Truth.Labels.Distinct(StringComparer.Ordinal)),
                NumbersOf(prediction.Answer.Above.Select(label => label.Code)))),
        ];

        int[] NumbersOf(IEnumerable<string> labels) => [.. labels.Where(numbers.ContainsKey).Select(code => numbers[code])];
    }

    /// <summary>Number of texts.</summary>
    public int Count => _texts.Length;

    /// <summary>Mean over the labels of F1, and F1 over all labels, on some of the texts.</summary>
    /// <param name="drawn">Indices of the texts; one may be there several times.</param>
    public (double Macro, double Micro) F1(ReadOnlySpan<int> drawn)
    {
        var (texts, answers, hits) = (new int[_labels], new int[_labels], new int[_labels]);
        foreach (var index in drawn)
        {
            var (carried, given) = _texts[index];
            foreach (var label in carried)
                texts[label]++;
            foreach (var label in given)
            {
                answers[label]++;
                hits[label] += Array.IndexOf(carried, label) >= 0 ? 1 : 0;
            }
        }

        // A label that is nowhere in the draw says nothing about the model.
        var (sum, seen) = (0.0, 0);
        for (var label = 0; label < _labels; label++)
        {
            if (texts[label] + answers[label] == 0)
                continue;
            sum += 2.0 * hits[label] / (texts[label] + answers[label]);
            seen++;
        }

        return (seen == 0 ? 0 : sum / seen, texts.Sum() + answers.Sum() is > 0 and var all ? 2.0 * hits.Sum() / all : 0);
    }
}
