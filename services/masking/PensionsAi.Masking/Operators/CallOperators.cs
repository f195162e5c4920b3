using PensionsAi.Masking.Encryption;

namespace PensionsAi.Masking.Operators;

/// <summary>The operators of one call by their names, each made when it is first asked for. Not thread-safe.</summary>
/// <param name="ring">The keys of reversible masking.</param>
internal sealed class CallOperators(MaskingKeyRing ring) : IDisposable
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
        OperatorNames.Encrypt => new EncryptOperator(_encryption = new ValueEncryption(ring)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not an operator."),
    };
}
