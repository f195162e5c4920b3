using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Encryption;

namespace PensionsAi.Masking.Operators;

/// <summary>The value itself, encrypted: <c>POST /v1/unmaskings</c> puts it back.</summary>
/// <param name="encryption">Encrypts the values of this call.</param>
internal sealed class EncryptOperator(ValueEncryption encryption) : IMaskingOperator
{
    /// <inheritdoc/>
    public string Replace(PiiEntityType type, ReadOnlySpan<char> original, TagNumbers tags) => encryption.Encrypt(type, original);
}
