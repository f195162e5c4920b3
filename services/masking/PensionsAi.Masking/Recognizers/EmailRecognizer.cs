using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// E-mail addresses, from each at sign outwards; "(at)" and "[at]" are read as one. Before a common top-level domain, spaces
/// around the sign, the word "at" and a comma for the last full stop are read too: people type so.
/// </summary>
internal sealed class EmailRecognizer : IRecognizer
{
    private const string Name = "email";

    /// <summary>Longest local part and domain, RFC 5321 section 4.5.3.1.</summary>
    private const int LongestLocalPart = 64;

    private const int LongestDomain = 255;

    private const float MistypedScore = 0.9f;

    private static readonly string[] AtSigns = ["@", "(at)", "[at]", "＠", " at "];

    private static readonly ContextWords CommonTopLevels = new("se", "com", "nu", "net", "org", "eu", "fi", "no", "dk", "info");

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

    private static PiiSpan? Find(string text, int at, int afterAt)
    {
        // "lisa @ post.se": one space on either side.
        var (isMistyped, before, after) = (text[at] == ' ', at, afterAt);
        if (before > 0 && text[before - 1] == ' ')
            before--;
        if (after < text.Length && text[after] == ' ')
            after++;
        isMistyped |= before < at || after > afterAt;

        var start = before;
        while (start > 0 && before - start < LongestLocalPart && IsLocal(text[start - 1]))
            start--;
        while (start < before && text[start] is '.' or '-' or '\'')
            start++;

        var end = after;
        while (end < text.Length && end - after < LongestDomain && IsDomain(text[end]))
            end++;
        while (end > after && text[end - 1] is '.' or '-')
            end--;

        var domain = text.AsSpan(after, end - after);
        if (domain.IndexOf('.') < 0 && TopLevelBehindComma(text, end) is { } topLevelEnd)
        {
            isMistyped = true;
            end = topLevelEnd;
            domain = text.AsSpan(after, end - after);
        }

        var topLevel = domain[(domain.LastIndexOfAny('.', ',') + 1)..];
        var isAddress = start < before && topLevel.Length >= 2 && topLevel.Length < domain.Length - 1 && !ContainsDigit(topLevel)
            && (!isMistyped || CommonTopLevels.Contains(topLevel));
        return isAddress ? new PiiSpan(PiiEntityType.Email, start, end, isMistyped ? MistypedScore : 1f, Name) : null;
    }

    // "anna@post,se", with no space behind the comma.
    private static int? TopLevelBehindComma(string text, int comma)
    {
        if (comma >= text.Length || text[comma] != ',')
            return null;
        var end = comma + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        return end > comma + 1 ? end : null;
    }

    private static bool ContainsDigit(ReadOnlySpan<char> label) => label.IndexOfAnyInRange('0', '9') >= 0;

    // RFC 5322 allows more signs, but in running text and in web addresses those end the address.
    internal static bool IsLocal(char character) => char.IsLetterOrDigit(character) || character is '.' or '_' or '%' or '+' or '-' or '\'';

    private static bool IsDomain(char character) => char.IsLetterOrDigit(character) || character is '.' or '-';
}
