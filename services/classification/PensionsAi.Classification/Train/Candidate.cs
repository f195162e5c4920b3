namespace PensionsAi.Classification.Train;

/// <summary>A way to train that is tried.</summary>
/// <param name="Learner">How labels are learnt.</param>
/// <param name="SentenceWeight">Length of the block of sentence vectors against the words; 0 is without.</param>
internal readonly record struct Candidate(LabelLearner Learner, float SentenceWeight);
