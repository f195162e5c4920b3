namespace PensionsAi.Models.PiiSv;

/// <summary>Settings of the training, chosen on the last 15 % of swedish-ner-corpus' training part and by cross-validation.</summary>
internal sealed record TrainerSettings
{
    /// <summary>Passes over the texts.</summary>
    public int Epochs { get; init; } = 8;

    /// <summary>Copies of each sentence with other names.</summary>
    public int RenamedCopies { get; init; } = 1;

    /// <summary>Times that the own sentences are filled with names.</summary>
    public int EverydayCopies { get; init; } = 3;

    /// <summary>Perceptrons that are averaged.</summary>
    public int Members { get; init; } = 10;

    /// <summary>A feature that is seen less often is left out.</summary>
    public int FewestUses { get; init; } = 1;

    /// <summary>A feature whose weights are all smaller is left out.</summary>
    public float SmallestWeight { get; init; } = 0.02f;

    /// <summary>By how much a part of a name must beat other labels.</summary>
    public float MissMargin { get; init; } = 2f;

    /// <summary>By how much "no part of a name" must beat other labels.</summary>
    public float FalseMargin { get; init; } = 1f;

    /// <summary>Share of words that are taken for ones that no list has.</summary>
    public double ForgottenShare { get; init; } = 0.1;

    /// <summary>Units of weight that are one point of log-odds, for the score of a finding.</summary>
    public float WeightsPerPoint { get; init; } = 4f;

    /// <summary>Seed of all that is drawn.</summary>
    public int Seed { get; init; } = 7;
}
