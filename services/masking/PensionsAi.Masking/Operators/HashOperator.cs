using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Pseudonyms;

namespace PensionsAi.Masking.Operators;

/// <summary><c>[PERSON#0123456789abcdef0123]</c>: the same for the same value within the scope, and told to nobody without the key.</summary>
/// <param name="key">The scope's key.</param>
internal sealed class HashOperator(PseudonymKey key) : IMaskingOperator
{
    /// <inheritdoc/>
    public string Replace(PiiEntityType type, ReadOnlySpan<char> original, TagNumbers tags) => key.HashedTag(type, original);
}
