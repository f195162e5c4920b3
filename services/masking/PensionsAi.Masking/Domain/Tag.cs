using System.Buffers;
using System.Globalization;

namespace PensionsAi.Masking.Domain;

/// <summary>What stands for a masked finding, for example <c>[PERSON_1]</c>.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="EntityType">What was masked.</param>
/// <param name="Number">Of a numbered tag: from 1, the same for the same value within a text. Else 0.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">The code unit after the last.</param>
internal readonly record struct Tag(TagKind Kind, PiiEntityType EntityType, int Number, int Start, int End)
{
    /// <summary>Hexadecimal digits of a hashed tag: 80 bits, so that a million values share none.</summary>
    public const int HashDigits = 20;

    /// <summary>Fewest characters that an encrypted value has: those of a value of one character.</summary>
    public const int FewestEncryptedCharacters = 56;

    private const int MostNumberDigits = 6;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>A numbered tag as text.</summary>
    public static string Format(PiiEntityType type, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"[{type.Name()}_{number}]");

    /// <summary>A tag that tells the type alone, as text.</summary>
    public static string FormatGeneral(PiiEntityType type) => $"[{type.Name()}]";

    /// <summary>A hashed tag as text.</summary>
    /// <param name="type">What was masked.</param>
    /// <param name="hash">Half as many bytes as <see cref="HashDigits"/>.</param>
    public static string FormatHashed(PiiEntityType type, ReadOnlySpan<byte> hash) => $"[{type.Name()}#{Convert.ToHexStringLower(hash)}]";

    /// <summary>An encrypted tag as text.</summary>
    /// <param name="type">What was masked.</param>
    /// <param name="base64Url">The encrypted value.</param>
    public static string FormatEncrypted(PiiEntityType type, string base64Url) => $"[{type.Name()}:{base64Url}]";

    /// <summary>Reads a tag that begins at a position; false when none does.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out Tag tag)
    {
        tag = default;
        if (text[start] != '[')
            return false;
        var inside = text[(start + 1)..];
        var nameWindow = inside[..Math.Min(inside.Length, PiiEntityTypes.LongestName + 2)];
        var nameLength = nameWindow.IndexOfAnyExcept(NameCharacters);
        if (nameLength <= 0)
            return false;

        var isNumbered = char.IsAsciiDigit(inside[nameLength]);
        if (!PiiEntityTypes.TryParse(isNumbered ? inside[..(nameLength - 1)] : inside[..nameLength], out var type))
            return false;
        var number = 0;
        var (kind, end) = inside[nameLength] switch
        {
            ']' => (TagKind.General, nameLength),
            '#' => (TagKind.Hashed, EndOfHash(inside, nameLength + 1)),
            ':' => (TagKind.Encrypted, EndOfEncrypted(inside, nameLength + 1)),
            _ => (TagKind.Numbered, isNumbered && inside[nameLength - 1] == '_' ? EndOfNumber(inside, nameLength, out number) : -1),
        };
        if (end < 0 || end >= inside.Length || inside[end] != ']')
            return false;

        tag = new Tag(kind, type, number, start, start + end + 2);
        return true;
    }

    /// <summary>The encrypted value of an encrypted tag, as base64url.</summary>
    public ReadOnlySpan<char> EncryptedIn(ReadOnlySpan<char> text) =>
        text[(Start + EntityType.Name().Length + 2)..(End - 1)];

    private static int EndOfNumber(ReadOnlySpan<char> inside, int start, out int number)
    {
        var window = inside[start..Math.Min(inside.Length, start + MostNumberDigits + 1)];
        var length = window.IndexOfAnyExceptInRange('0', '9');
        number = 0;
        return length > 0 && int.TryParse(window[..length], NumberStyles.None, CultureInfo.InvariantCulture, out number) ? start + length : -1;
    }

    private static int EndOfHash(ReadOnlySpan<char> inside, int start) =>
        inside[start..].IndexOfAnyExcept(HexDigits) == HashDigits ? start + HashDigits : -1;

    private static int EndOfEncrypted(ReadOnlySpan<char> inside, int start)
    {
        var length = inside[start..].IndexOfAnyExcept(Base64UrlCharacters);
        return length >= FewestEncryptedCharacters ? start + length : -1;
    }
}
