namespace PensionsAi.Masking.Domain;

/// <summary>A maximal run of ASCII digits.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">The code unit after the last.</param>
/// <param name="Gap">What joins it to the next group.</param>
internal readonly record struct DigitGroup(int Start, int End, GapKind Gap)
{
    /// <summary>Number of digits.</summary>
    public int Length => End - Start;
}
