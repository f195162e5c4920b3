using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>IP addresses of version 4 as they are said: four numbers with "punkt" between them.</summary>
internal sealed class SpokenIpAddressRecognizer : IRecognizer
{
    private const string Name = "ip-address-spoken";
    private const float Score = 0.85f;
    private const int Parts = 4;

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.IpAddress;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        for (var first = 0; first + Parts <= text.Spoken.Count; first++)
        {
            if (!IsAddress(text, first))
                continue;
            yield return new PiiSpan(PiiEntityType.IpAddress, text.Spoken[first].Start, text.Spoken[first + Parts - 1].End, Score, Name);
            first += Parts - 1;
        }
    }

    private static bool IsAddress(ScannedText text, int first)
    {
        for (var index = first; index < first + Parts; index++)
        {
            var number = text.Spoken[index];
            if (number.IsOrdinal || !byte.TryParse(number.Digits, out _))
                return false;
            if (index < first + Parts - 1
                && !text.Text.AsSpan(number.End, text.Spoken[index + 1].Start - number.End).Trim().Equals("punkt", StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
