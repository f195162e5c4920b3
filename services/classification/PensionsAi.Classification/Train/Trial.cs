using PensionsAi.Classification.Model;

namespace PensionsAi.Classification.Train;

/// <summary>How well models of a candidate do on texts that they had not seen.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="MacroF1">Mean over the labels of the F1 of the likeliest label against the main one.</param>
/// <param name="LabelMacroF1">Mean over the labels of the F1 of a label above its threshold, thresholds being those of the same texts.</param>
internal readonly record struct Trial(Candidate Candidate, double MacroF1, double LabelMacroF1)
{
    /// <summary>
    /// Gain that a later candidate must bring. Under it the earlier is as good and simpler: one without sentence vectors needs no encoder to
    /// be served.
    /// </summary>
    public const double LeastGain = 0.005;

    /// <summary>Measures margins.</summary>
    /// <param name="candidate">What they were made by.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="margins">Their margins by models that had not seen them; the labels' come first.</param>
    /// <param name="labels">The labels.</param>
    public static Trial Measure(Candidate candidate, IReadOnlyList<LabelledText> texts, float[][] margins, string[] labels) => new(
        candidate,
        Evaluation.F1ByClass(
            [.. texts.Zip(margins)], pair => pair.First.Primary, pair => labels[IndexOfLargest(pair.Second.AsSpan(0, labels.Length))]).Values.Average(),
        MeasureLabels(texts, margins, labels));

    /// <summary>The first that no other beats by more than <see cref="LeastGain"/>.</summary>
    /// <param name="trials">The simpler before the others, at least one.</param>
    /// <param name="figure">What is compared.</param>
    public static Trial Choose(IReadOnlyList<Trial> trials, Func<Trial, double> figure)
    {
        var best = trials.Max(figure);
        return trials.First(trial => figure(trial) >= best - LeastGain);
    }

    private static double MeasureLabels(IReadOnlyList<LabelledText> texts, float[][] margins, string[] labels)
    {
        var head = HeadCalibration.FitCategory(
            new LinearHead(TextModelTrainer.Category, labels, new float[labels.Length], new float[labels.Length], Calibration.None), texts, margins);
        var counts = labels.ToDictionary(label => label, label => new LabelFigures(label, 0, 0, 0), StringComparer.Ordinal);
        var scores = new double[labels.Length];
        for (var i = 0; i < texts.Count; i++)
        {
            head.Calibration.Apply(margins[i].AsSpan(0, labels.Length), scores);
            for (var label = 0; label < labels.Length; label++)
            {
                var (applies, answered) = (texts[i].Labels.Contains(labels[label]) ? 1 : 0, scores[label] >= head.Thresholds[label] ? 1 : 0);
                var before = counts[labels[label]];
                counts[labels[label]] = new LabelFigures(
                    before.Code, before.Texts + applies, before.Answers + answered, before.Hits + (applies * answered));
            }
        }

        return counts.Values.Where(count => count.Texts > 0).Average(count => count.F1);
    }

    private static int IndexOfLargest(ReadOnlySpan<float> margins)
    {
        var largest = 0;
        for (var i = 1; i < margins.Length; i++)
            largest = margins[i] > margins[largest] ? i : largest;
        return largest;
    }
}
