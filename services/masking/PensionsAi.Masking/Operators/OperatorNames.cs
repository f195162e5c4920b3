namespace PensionsAi.Masking.Operators;

/// <summary>The operators' names in the API.</summary>
internal static class OperatorNames
{
    /// <summary><see cref="TagOperator"/>, the default.</summary>
    public const string Tag = "tag";

    /// <summary><see cref="RedactOperator"/>.</summary>
    public const string Redact = "redact";

    /// <summary><see cref="HashOperator"/>.</summary>
    public const string Hash = "hash";

    /// <summary><see cref="PseudonymOperator"/>.</summary>
    public const string Pseudonym = "pseudonym";

    /// <summary><see cref="KeepLast4Operator"/>.</summary>
    public const string KeepLast4 = "keep-last-4";

    /// <summary><see cref="GeneraliseOperator"/>.</summary>
    public const string Generalise = "generalise";

    /// <summary><see cref="EncryptOperator"/>.</summary>
    public const string Encrypt = "encrypt";

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } = [Tag, Redact, Hash, Pseudonym, KeepLast4, Generalise, Encrypt];
}
