namespace PensionsAi.Masking.Domain;

/// <summary>Half-open span of UTF-16 code units, <c>[Start, End)</c>, found to be personal data.</summary>
/// <param name="EntityType">What it is.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">The code unit after the last; greater than <paramref name="Start"/>.</param>
/// <param name="Score">Confidence, 0 to 1; 1 when a checksum proved the match.</param>
/// <param name="Recognizer">Name of the recognizer that found it.</param>
/// <param name="NeedsPerson">Whether it counts only right beside a person's name.</param>
internal readonly record struct PiiSpan(PiiEntityType EntityType, int Start, int End, float Score, string Recognizer, bool NeedsPerson = false)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the two spans share a code unit.</summary>
    public bool Overlaps(PiiSpan other) => Start < other.End && other.Start < End;
}
