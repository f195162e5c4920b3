namespace PensionsAi.Classification.Train;

/// <summary>Texts were handed to a training that <see cref="TextModelTrainer.FindRefusal"/> refuses.</summary>
/// <param name="refusal">Why.</param>
internal sealed class TrainingRefusedException(TrainingRefusal refusal)
    : Exception($"The texts cannot be trained on: {refusal}.")
{
    /// <summary>Why.</summary>
    public TrainingRefusal Refusal { get; } = refusal;
}
