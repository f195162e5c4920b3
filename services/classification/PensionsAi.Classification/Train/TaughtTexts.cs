using PensionsAi.Classification.Model.Sentences;

namespace PensionsAi.Classification.Train;

/// <summary>What a taxonomy is taught.</summary>
/// <param name="Training">What is trained on.</param>
/// <param name="Test">What is locked away to test on.</param>
/// <param name="Duplicates">Examples left out of the training part because the test part has them too.</param>
/// <param name="Foreign">Examples left out because the taxonomy has none of their labels.</param>
internal sealed record TaughtTexts(TaughtText[] Training, TaughtText[] Test, int Duplicates, int Foreign)
{
    /// <summary>Leaves out of the training part what all but stands in the test part as well, and would be learnt by heart.</summary>
    public TaughtTexts WithoutDuplicates(CancellationToken cancellationToken)
    {
        var split = NearDuplicates.RemoveAcross([.. Training.Select(text => text.Labelled)], [.. Test.Select(text => text.Labelled)], cancellationToken);
        var kept = split.Kept.ToHashSet();
        return this with { Training = [.. Training.Where(text => kept.Contains(text.Labelled))], Duplicates = split.Exact + split.Near };
    }

    /// <summary>Has the texts read by the sentence encoder, on every core; null leaves them as they are.</summary>
    public TaughtTexts WithVectors(SentenceEncoder? encoder, CancellationToken cancellationToken)
    {
        return encoder is null ? this : this with { Training = Encode(Training), Test = Encode(Test) };

        TaughtText[] Encode(TaughtText[] texts) =>
        [
            .. texts.Zip(
                encoder.Encode([.. texts.Select(text => text.Labelled.Text)], Environment.ProcessorCount, cancellationToken),
                (text, vector) => text with { Labelled = text.Labelled with { Vector = vector } }),
        ];
    }
}
