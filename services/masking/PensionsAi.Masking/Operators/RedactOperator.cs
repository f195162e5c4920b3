using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Operators;

/// <summary>A bar of the same length for everything: the length of a name tells which of a few persons it is.</summary>
internal sealed class RedactOperator : IMaskingOperator
{
    /// <summary>The bar.</summary>
    public const string Bar = "█████";

    /// <inheritdoc/>
    public string Replace(PiiEntityType type, ReadOnlySpan<char> original, TagNumbers tags) => Bar;
}
