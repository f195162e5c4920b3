namespace PensionsAi.Masking.Operators;

/// <summary>The operators' names in the API.</summary>
internal static class OperatorNames
{
    /// <summary><see cref="TagOperator"/>, the default.</summary>
    public const string Tag = "tag";

    /// <summary><see cref="RedactOperator"/>.</summary>
    public const string Redact = "redact";

    /// <summary><see cref="EncryptOperator"/>.</summary>
    public const string Encrypt = "encrypt";

    /// <summary>Operators that the API has and this version has not.</summary>
    public static IReadOnlyList<string> NotAvailable { get; } = ["hash", "pseudonym", "keep-last-4", "generalise"];

    /// <summary>Every name that the API has, in this version or not.</summary>
    public static IReadOnlyList<string> All { get; } = [Tag, Redact, Encrypt, .. NotAvailable];
}
