using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Operators;

/// <summary><c>[PERSON_1]</c>: the type, and a number that is the same for the same value within the text.</summary>
internal sealed class TagOperator : IMaskingOperator
{
    /// <inheritdoc/>
    public string Replace(PiiEntityType type, ReadOnlySpan<char> original, TagNumbers tags) => Tag.Format(type, tags.NumberOf(type, original));
}
