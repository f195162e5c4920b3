using PensionsAi.Masking.Encryption;

namespace PensionsAi.Masking.Operators;

/// <summary>Makes the operators of a call. Thread-safe.</summary>
/// <param name="ring">The keys of reversible masking.</param>
internal sealed class OperatorFactory(MaskingKeyRing ring)
{
    /// <summary>The operators of one call; dispose them when it ends.</summary>
    public CallOperators Begin() => new(ring);
}
