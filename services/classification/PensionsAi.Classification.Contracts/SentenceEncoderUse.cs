using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Contracts;

/// <summary>What a sentence encoder was good for in a training.</summary>
/// <param name="Encoder">The encoder.</param>
/// <param name="Weight">
/// How long the block of its vectors is beside the words, whose length is 1. With 0 it did not help: the version does without it, and can be
/// used where it is not installed.
/// </param>
/// <param name="Trials">The weights that were tried, on training texts that the models had not seen.</param>
public sealed record SentenceEncoderUse(ModelVersion Encoder, double Weight, IReadOnlyList<SentenceWeightTrial> Trials);
