using PensionsAi.Classification.Model;
using PensionsAi.Classification.Model.Sentences;

namespace PensionsAi.Classification.Train;

/// <summary>
/// What a training is told. The defaults were chosen by 5-fold cross-validation on the three pension-freetext files, those of small sets and
/// the lighter learners on other sets (model card of pension-freetext).
/// </summary>
internal sealed record TrainingOptions
{
    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Texts that must contain a word or pair of words for it to be a term, at least 1.</summary>
    public int LeastWordTexts { get; init; } = 1;

    /// <summary>Texts that must contain a character sequence for it to be a term, at least 1.</summary>
    public int LeastCharacterTexts { get; init; } = 2;

    /// <summary>Length of the character block against the word block when the category is trained, above 0.</summary>
    public float CharacterWeight { get; init; } = 1.4f;

    /// <summary>
    /// Texts under which a set is small: words hardly recur in it, so that parts of words have to tell more. Then every character sequence is a
    /// term, and <see cref="SmallSetCharacterWeight"/> counts.
    /// </summary>
    public int SmallSet { get; init; } = 1_500;

    /// <summary>The character weight of a small set, above 0.</summary>
    public float SmallSetCharacterWeight { get; init; } = 2;

    /// <summary>The concepts that words are signs of.</summary>
    public CueLexicon Cues { get; init; } = CueLexicon.Pension;

    /// <summary>Length of the block of concepts against the word block when the category is trained, 0 or more.</summary>
    public float CueWeight { get; init; } = 0.5f;

    /// <summary>The same when the sentiment is trained: most concepts are subjects, and say little of the mood.</summary>
    public float SentimentCueWeight { get; init; } = 0.2f;

    /// <summary>The same when the sentiment is trained. Mood is in whole words: a heavier character block costs it 2 points.</summary>
    public float SentimentCharacterWeight { get; init; } = 0.7f;

    /// <summary>The encoder that made the texts' vectors; null when they have none, or are not to be looked at.</summary>
    public EncoderIdentity? Encoder { get; init; }

    /// <summary>
    /// Lengths of the block of the sentence vectors against the word block that are tried when the category is trained, rising from 0, which
    /// is to do without. The sentiment never sees that block: mood is in single words, and the block costs it more than it gives.
    /// </summary>
    public IReadOnlyList<float> SentenceWeights { get; init; } = [0, 0.5f, 1, 2];

    /// <summary>
    /// Ways to learn the category that are tried, the usual one first; those of cross-entropy only where every text has exactly one label. Many
    /// labels, or many texts, bear a lighter penalty, and labels of which each text has one are told apart better against each other.
    /// </summary>
    public IReadOnlyList<LabelLearner> Learners { get; init; } =
        [new(LabelLoss.Squared, 0.8f), new(LabelLoss.Squared, 0.1f), new(LabelLoss.CrossEntropy, 0.003f)];

    /// <summary>L2 penalty on the weights of the sentiment, above 0.</summary>
    public float SentimentPenalty { get; init; } = 0.02f;

    /// <summary>
    /// How far the sentiments count alike, however many of the training texts have each: 0 (each as likely as there) to 1 (all equally likely).
    /// Most texts are neutral, and who reads for complaints and praise would miss many of them.
    /// </summary>
    public float SentimentEvenness { get; init; } = 0.5f;

    /// <summary>Folds by which calibration and thresholds are fitted to texts that the weights have not seen, at least 2.</summary>
    public int CalibrationFolds { get; init; } = 5;

    /// <summary>Most folds that are trained at the same time, at least 1. Changes nothing in the result. Default: one per processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The options for a set of that many texts. Folds of it are trained with them too, though they hold fewer.</summary>
    public TrainingOptions For(int texts) =>
        texts < SmallSet ? this with { LeastCharacterTexts = 1, CharacterWeight = SmallSetCharacterWeight } : this;
}
