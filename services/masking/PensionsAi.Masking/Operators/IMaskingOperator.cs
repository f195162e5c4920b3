using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Operators;

/// <summary>Decides what stands in place of a finding. One lives as long as a call; not thread-safe.</summary>
internal interface IMaskingOperator
{
    /// <summary>What stands in place of the original.</summary>
    /// <param name="type">What was found.</param>
    /// <param name="original">The characters found.</param>
    /// <param name="tags">Numbers the tags of this text.</param>
    string Replace(PiiEntityType type, ReadOnlySpan<char> original, TagNumbers tags);
}
