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
        bool[][] given = [.. margins.Select(text => AboveThreshold(text, head))];
        var labelled = Enumerable.Range(0, texts.Count);
        return labels
            .Select((code, label) => new LabelFigures(
                code,
                texts.Count(text => text.Labels.Contains(code)),
                given.Count(text => text[label]),
                labelled.Count(text => given[text][label] && texts[text].Labels.Contains(code))))
            .Where(label => label.Texts > 0)
            .Average(label => label.F1);
    }

    private static bool[] AboveThreshold(float[] margins, LinearHead head)
    {
        var scores = new double[head.Thresholds.Count];
        head.Calibration.Apply(margins.AsSpan(0, scores.Length), scores);
        return [.. scores.Zip(head.Thresholds, (score, threshold) => score >= threshold)];
    }

    private static int IndexOfLargest(ReadOnlySpan<float> margins)
    {
        var largest = 0;
        for (var i = 1; i < margins.Length; i++)
            largest = margins[i] > margins[largest] ? i : largest;
        return largest;
    }
}
