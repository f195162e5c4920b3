using System.Net;
using System.Net.Sockets;
using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>IP addresses: version 4 in dotted decimals, version 6 in every form of RFC 4291 section 2.2.</summary>
internal sealed class IpAddressRecognizer : IRecognizer
{
    private const string Name = "ip-address";
    private const int LongestIpV6 = 45;

    private static readonly ContextWords Versions = new(
        "version*", "klientversion*", "programversion*", "release*", "build", "uppgradering*", "mätvärde*", "avsnitt*", "kapitel*", "punkt");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.IpAddress;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text) => FindVersion4(text).Concat(FindVersion6(text));

    private static IEnumerable<PiiSpan> FindVersion4(ScannedText text)
    {
        for (var first = 0; first + 3 < text.Digits.Count; first++)
        {
            if (!IsVersion4(text, first))
                continue;
            yield return new PiiSpan(PiiEntityType.IpAddress, text.Digits[first].Start, text.Digits[first + 3].End, 0.95f, Name);
            first += 3;
        }
    }

    private static bool IsVersion4(ScannedText text, int first)
    {
        if (first > 0 && text.Digits[first - 1].Gap is GapKind.Dot)
            return false;
        for (var index = first; index < first + 4; index++)
        {
            var group = text.Digits[index];
            // Ordinary software writes no leading zeros: "070.174.06.58" is a telephone number.
            if (group.Length > 3 || !byte.TryParse(text[group], out _) || (group.Length > 1 && text.Text[group.Start] == '0'))
                return false;
            if ((index < first + 3) != (group.Gap == GapKind.Dot))
                return false;
        }

        var (start, end) = (text.Digits[first].Start, text.Digits[first + 3].End);
        return !text.IsGlue(start - 1)
            && !text.IsGlue(end)
            && !text.HasNear(Versions, start, end, before: 32);
    }

    private static IEnumerable<PiiSpan> FindVersion6(ScannedText scanned)
    {
        var text = scanned.Text;
        var position = 0;
        while ((position = text.IndexOf(':', position)) >= 0)
        {
            var start = position;
            while (start > 0 && position - start < 4 && char.IsAsciiHexDigit(text[start - 1]))
                start--;
            var end = position;
            while (end < text.Length && end - start < LongestIpV6 && (char.IsAsciiHexDigit(text[end]) || text[end] is ':' or '.'))
                end++;
            while (end > start && (text[end - 1] == '.' || (text[end - 1] == ':' && !text.AsSpan(start, end - start).EndsWith("::"))))
                end--;

            if (IsVersion6(scanned, start, end))
                yield return new PiiSpan(PiiEntityType.IpAddress, start, end, 0.95f, Name);
            position = Math.Max(end, position + 1);
        }
    }

    // "A::B" and "kl. 8::" are not addresses: two colons at least, and a digit, and no letter glued to either side.
    private static bool IsVersion6(ScannedText text, int start, int end)
    {
        var candidate = text.Text.AsSpan(start, end - start);
        return candidate.Count(':') >= 2
            && candidate.Length >= 3
            && candidate.IndexOfAnyInRange('0', '9') >= 0
            && !text.IsGlue(start - 1)
            && !text.IsGlue(end)
            && IPAddress.TryParse(candidate, out var address)
            && address.AddressFamily == AddressFamily.InterNetworkV6;
    }
}
