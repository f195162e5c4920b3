namespace PensionsAi.RandomSpeechModel;

/// <summary>The size of a speech model.</summary>
/// <param name="Layers">Layers of the encoder, and of the decoder.</param>
/// <param name="Width">Width of both.</param>
/// <param name="Heads">Attention heads of both.</param>
/// <param name="MelBands">Bands of the spectrogram.</param>
/// <param name="AudioContext">Rows that the encoder gives.</param>
/// <param name="TextContext">Tokens that the decoder sees at most.</param>
/// <param name="Vocabulary">Tokens, special ones too.</param>
public sealed record ModelSize(
    int Layers,
    int Width,
    int Heads,
    int MelBands = 80,
    int AudioContext = 1_500,
    int TextContext = 448,
    int Vocabulary = ModelSize.VocabularySize)
{
    /// <summary>Tokens of all but the third large version, special ones too.</summary>
    public const int VocabularySize = 51_865;

    /// <summary>Tokens of text.</summary>
    public const int TextTokens = 50_257;

    public static ModelSize Tiny { get; } = new(4, 384, 6);

    public static ModelSize Base { get; } = new(6, 512, 8);

    public static ModelSize Small { get; } = new(12, 768, 12);

    public static ModelSize Medium { get; } = new(24, 1_024, 16);

    /// <summary>Too small for any language, and quick: for tests of all but words.</summary>
    public static ModelSize Toy { get; } = new(2, 64, 2);

    /// <summary>As small, with the bands and the vocabulary of the third large version.</summary>
    public static ModelSize LargeToy { get; } = new(2, 64, 2, MelBands: 128, Vocabulary: 51_866);

    /// <summary>The size of that name.</summary>
    public static ModelSize Named(string name) => name switch
    {
        "tiny" => Tiny,
        "base" => Base,
        "small" => Small,
        "medium" => Medium,
        "toy" => Toy,
        _ => throw new ArgumentException($"There is no size {name}.", nameof(name)),
    };
}
