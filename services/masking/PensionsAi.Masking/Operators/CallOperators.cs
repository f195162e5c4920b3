using PensionsAi.Masking.Encryption;
using PensionsAi.Masking.Model;
using PensionsAi.Masking.Pseudonyms;

namespace PensionsAi.Masking.Operators;

/// <summary>The operators of one call by their names, each made when it is first asked for. Not thread-safe.</summary>
internal sealed class CallOperators(MaskingKeyRing ring, PseudonymKey key, NameTable names, TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, IMaskingOperator> _made = new(StringComparer.Ordinal);
    private ValueEncryption? _encryption;

    /// <summary>The operator with a name of <see cref="OperatorNames.All"/>.</summary>
    public IMaskingOperator this[string name]
    {
        get
        {
            if (!_made.TryGetValue(name, out var made))
                _made[name] = made = Create(name);
            return made;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _encryption?.Dispose();

    private IMaskingOperator Create(string name) => name switch
    {
        OperatorNames.Tag => new TagOperator(),
        OperatorNames.Redact => new RedactOperator(),
        OperatorNames.Hash => new HashOperator(key),
        OperatorNames.Pseudonym => new PseudonymOperator(key, names, time),
        OperatorNames.KeepLast4 => new KeepLast4Operator(),
        OperatorNames.Generalise => new GeneraliseOperator(names, time),
        OperatorNames.Encrypt => new EncryptOperator(_encryption = new ValueEncryption(ring)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not an operator."),
    };
}
