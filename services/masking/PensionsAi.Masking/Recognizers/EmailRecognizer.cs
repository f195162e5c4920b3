using System.Buffers;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// E-mail addresses, from each at sign outwards; "(at)" and "[at]" are read as one. Before a common top-level domain, spaces
/// around the sign, the words "at" and "snabel-a" for it, and a comma for the last full stop are read too: people type so.
/// </summary>
internal sealed class EmailRecognizer : IRecognizer
{
    private const string Name = "email";

    /// <summary>Longest local part and domain, RFC 5321 section 4.5.3.1.</summary>
    public const int LongestLocalPart = 64;

    private const int LongestDomain = 255;

    private const float MistypedScore = 0.9f;

    private static readonly string[] AtSigns =
        ["@", "(at)", "[at]", "(a)", "[a]", "(snabel-a)", "(snabela)", "[snabel-a]", "[snabela]", "＠", " at ", " snabel-a ", " snabela "];

    private static readonly SearchValues<char> SignsOfLocalPart = SearchValues.Create("._0123456789");

    private static readonly string[] CommonTopLevels = ["se", "com", "nu", "net", "org", "eu", "fi", "no", "dk", "info"];

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.Email;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        foreach (var sign in AtSigns)
        {
            for (var at = text.Text.IndexOf(sign, StringComparison.OrdinalIgnoreCase);
                at >= 0;
                at = text.Text.IndexOf(sign, at + sign.Length, StringComparison.OrdinalIgnoreCase))
            {
                if (Find(text.Text, at, at + sign.Length) is { } span)
                    yield return span;
            }
        }
    }

    /// <summary>Whether a domain is likely to end so. In small letters: "torget.Nu går vi" goes on with a sentence.</summary>
    public static bool IsCommonTopLevel(ReadOnlySpan<char> label)
    {
        foreach (var common in CommonTopLevels)
        {
            if (label.SequenceEqual(common))
                return true;
        }

        return false;
    }

    /// <summary>Whether a local part may have the character. RFC 5322 allows more signs, but in running text and in web addresses those end the address.</summary>
    public static bool IsLocal(char character) => char.IsLetterOrDigit(character) || character is '.' or '_' or '%' or '+' or '-' or '\'';

    private static PiiSpan? Find(string text, int at, int afterAt)
    {
        // "lisa @ post.se", "lisa@ post.se", "lisa.ek @post.se"; "Instagram @lisa" is an account.
        var (before, after) = (at, afterAt);
        if (after < text.Length && text[after] == ' ')
            after++;
        if (before > 0 && text[before - 1] == ' ')
            before--;
        var sign = text.AsSpan(at, afterAt - at).Trim("()[]");
        var isDoubtful = sign.Equals(" at ", StringComparison.OrdinalIgnoreCase) || (before < at && after == afterAt);
        var isMistyped = isDoubtful || after > afterAt || !(sign is "@" or "＠" || sign.Equals("at", StringComparison.OrdinalIgnoreCase));

        // "Se (a) sidan.se och (b) …" lists.
        if (sign.Equals("a", StringComparison.OrdinalIgnoreCase) && (before < at || after > afterAt))
            return null;

        var start = before;
        while (start > 0 && before - start < LongestLocalPart && IsLocal(text[start - 1]))
            start--;
        while (start < before && text[start] is '.' or '-' or '\'')
            start++;
        // "at" is also how some spell "att": "jag vill at sidan.se ska fungera".
        if (isDoubtful && text.AsSpan(start, before - start).IndexOfAny(SignsOfLocalPart) < 0)
            return null;

        var end = after;
        while (end < text.Length && end - after < LongestDomain && IsDomain(text[end]))
            end++;
        while (end > after && text[end - 1] is '.' or '-')
            end--;

        if (!IsCommonTopLevel(TopLevel(text.AsSpan(after, end - after))) && TopLevelBehindComma(text, end) is { } topLevelEnd)
            (end, isMistyped) = (topLevelEnd, true);

        var domain = text.AsSpan(after, end - after);
        var topLevel = TopLevel(domain);
        var isAddress = start < before && topLevel.Length >= 2 && topLevel.Length < domain.Length - 1 && !ContainsDigit(topLevel)
            && (!isMistyped || (IsCommonTopLevel(topLevel) && !domain.StartsWith("www.", StringComparison.OrdinalIgnoreCase)));
        return isAddress ? new PiiSpan(PiiEntityType.Email, start, end, isMistyped ? MistypedScore : 1f, Name) : null;
    }

    private static ReadOnlySpan<char> TopLevel(ReadOnlySpan<char> domain) => domain[(domain.LastIndexOfAny('.', ',') + 1)..];

    // "anna@post,se", with no space behind the comma.
    private static int? TopLevelBehindComma(string text, int comma)
    {
        const int Longest = 4;
        if (comma >= text.Length || text[comma] != ',')
            return null;
        var end = comma + 1;
        while (end < text.Length && end <= comma + 1 + Longest && char.IsAsciiLetter(text[end]))
            end++;
        return IsCommonTopLevel(text.AsSpan(comma + 1, end - comma - 1)) ? end : null;
    }

    private static bool ContainsDigit(ReadOnlySpan<char> label) => label.IndexOfAnyInRange('0', '9') >= 0;

    private static bool IsDomain(char character) => char.IsLetterOrDigit(character) || character is '.' or '-';
}
