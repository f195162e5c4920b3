namespace PensionsAi.Classification.Train;

/// <summary>
/// Chooses the learner of the labels, and the weight of sentence vectors beside the words: first the learner, at a weight in the middle, then
/// the weight with that learner. All pairs would cost several times as much.
/// </summary>
/// <param name="options">What there is to choose from.</param>
/// <param name="texts">The texts that are trained on.</param>
/// <param name="labels">The labels.</param>
/// <param name="predict">By candidate, then by text: the margins of a model that had not seen the text.</param>
internal sealed class CandidateSearch(
    TrainingOptions options, IReadOnlyList<LabelledText> texts, string[] labels, Func<IReadOnlyList<Candidate>, float[][][]> predict)
{
    private readonly Dictionary<Candidate, (Trial Trial, float[][] Margins)> _tried = [];

    /// <summary>The choice.</summary>
    /// <returns>The candidate, its margins, and the trials of its learner by rising weight.</returns>
    public (Candidate Chosen, float[][] Margins, IReadOnlyList<Trial> Trials) Run()
    {
        IReadOnlyList<float> weights = options.Encoder is not null && texts.All(text => text.Vector is not null) ? options.SentenceWeights : [0];
        LabelLearner[] learners =
            [.. options.Learners.Where(learner => learner.Loss is not LabelLoss.CrossEntropy || texts.All(text => text.Labels.Count == 1))];
        var middle = weights[weights.Count / 2];
        // The first learner is the likely one: tried at all weights at once, the texts are cut into terms only once.
        Try([.. weights.Select(weight => new Candidate(learners[0], weight)), .. learners.Skip(1).Select(learner => new Candidate(learner, middle))]);
        // Which of several labels is the main one is often chance, so that figure alone says little of a learner.
        var learner = Trial.Choose(
            [.. learners.Select(one => _tried[new Candidate(one, middle)].Trial)], trial => (trial.MacroF1 + trial.LabelMacroF1) / 2).Candidate.Learner;

        Try([.. weights.Select(weight => new Candidate(learner, weight)).Where(candidate => !_tried.ContainsKey(candidate))]);
        Trial[] trials = [.. weights.Select(weight => _tried[new Candidate(learner, weight)].Trial)];
        var chosen = Trial.Choose(trials, trial => trial.MacroF1).Candidate;
        return (chosen, _tried[chosen].Margins, trials);
    }

    private void Try(Candidate[] candidates)
    {
        if (candidates.Length == 0)
            return;
        foreach (var (candidate, margins) in candidates.Zip(predict(candidates)))
            _tried.Add(candidate, (Trial.Measure(candidate, texts, margins, labels), margins));
    }
}
