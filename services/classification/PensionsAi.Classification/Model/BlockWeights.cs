namespace PensionsAi.Classification.Model;

/// <summary>How long each block of a text's vector is beside the words, whose length is 1.</summary>
/// <param name="Characters">Of the characters, above 0.</param>
/// <param name="Cues">Of the concepts, 0 or more.</param>
internal readonly record struct BlockWeights(float Characters, float Cues)
{
    /// <summary>The length of a block.</summary>
    public float Of(TermKind kind) => kind switch
    {
        TermKind.Words => 1,
        TermKind.Characters => Characters,
        _ => Cues,
    };
}
