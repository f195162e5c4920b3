using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>E-mail addresses, from each at sign outwards; "(at)" and "[at]" are read as one.</summary>
internal sealed class EmailRecognizer : IRecognizer
{
    private const string Name = "email";

    /// <summary>Longest local part and domain, RFC 5321 section 4.5.3.1.</summary>
    private const int LongestLocalPart = 64;

    private const int LongestDomain = 255;

    private static readonly string[] AtSigns = ["@", "(at)", "[at]", "＠"];

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
                if (Find(text.Text, at, at + sign.Length) is var (start, end))
                    yield return new PiiSpan(PiiEntityType.Email, start, end, 1f, Name);
            }
        }
    }

    private static (int Start, int End)? Find(string text, int at, int afterAt)
    {
        var start = at;
        while (start > 0 && at - start < LongestLocalPart && IsLocal(text[start - 1]))
            start--;
        while (start < at && text[start] is '.' or '-' or '\'')
            start++;

        var end = afterAt;
        while (end < text.Length && end - afterAt < LongestDomain && IsDomain(text[end]))
            end++;
        while (end > afterAt && text[end - 1] is '.' or '-')
            end--;

        var domain = text.AsSpan(afterAt, end - afterAt);
        var topLevel = domain[(domain.LastIndexOf('.') + 1)..];
        return start < at && topLevel.Length >= 2 && topLevel.Length < domain.Length - 1 && !ContainsDigit(topLevel) ? (start, end) : null;
    }

    private static bool ContainsDigit(ReadOnlySpan<char> label) => label.IndexOfAnyInRange('0', '9') >= 0;

    // RFC 5322 allows more signs, but in running text and in web addresses those end the address.
    private static bool IsLocal(char character) => char.IsLetterOrDigit(character) || character is '.' or '_' or '%' or '+' or '-' or '\'';

    private static bool IsDomain(char character) => char.IsLetterOrDigit(character) || character is '.' or '-';
}
