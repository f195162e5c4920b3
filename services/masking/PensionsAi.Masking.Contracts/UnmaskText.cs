namespace PensionsAi.Masking.Contracts;

/// <summary>Asks for texts that were masked with <c>encrypt</c> to be restored: the body of <c>POST /v1/unmaskings</c>.</summary>
/// <param name="Texts">1 to 1,000 texts of 1 to 1,000,000 characters each: encrypted values are longer than what they stand for.</param>
public sealed record UnmaskText(IReadOnlyList<TextToUnmask> Texts)
{
    /// <summary>Most texts in one call.</summary>
    public const int MostTexts = 1_000;

    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int LongestText = 1_000_000;
}
