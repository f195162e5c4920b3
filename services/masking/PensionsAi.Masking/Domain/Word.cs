namespace PensionsAi.Masking.Domain;

/// <summary>A maximal run of letters, with hyphens, apostrophes and colons inside.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">The code unit after the last.</param>
/// <param name="Case">How it is written.</param>
internal readonly record struct Word(int Start, int End, LetterCase Case)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;
}
