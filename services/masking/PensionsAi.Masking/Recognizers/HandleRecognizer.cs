using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Account names in social media, "@birgit_74": with a digit, an underscore or a full stop in them, or beside the name of a
/// site. "@Birgit" alone speaks to someone and is left to the names.
/// </summary>
internal sealed class HandleRecognizer : IRecognizer
{
    private const string Name = "social-handle";
    private const float FormScore = 0.7f;
    private const float ContextScore = 0.9f;
    private const int Fewest = 3;
    private const int Most = 40;

    private static readonly ContextWords Sites = new(
        "instagram*", "insta", "facebook*", "fb", "twitter*", "tiktok*", "snapchat*", "snap", "threads*", "linkedin*", "youtube*", "discord*",
        "telegram*", "mastodon*", "bluesky*", "messenger*", "användarnamn*", "användare", "konto", "kontot", "profil*", "följ");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.UrlWithIdentity;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        for (var at = text.Text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.Text.IndexOf('@', at + 1))
        {
            if (text.IsGlue(at - 1) || (at > 0 && text.Text[at - 1] is '.' or '_' or '-' or '/' or '@'))
                continue;
            var end = at + 1;
            while (end < text.Text.Length && end - at <= Most && (char.IsLetterOrDigit(text.Text[end]) || text.Text[end] is '_' or '.' or '-'))
                end++;
            while (end > at + 1 && text.Text[end - 1] is '.' or '-')
                end--;
            if (end - at - 1 < Fewest || text.IsGlue(end))
                continue;
            var handle = text.Text.AsSpan(at + 1, end - at - 1);
            if (!char.IsLetter(handle[0]) && handle.IndexOfAnyExceptInRange('0', '9') < 0)
                continue;
            if (text.HasNear(Sites, at, end, before: 40, after: 25))
                yield return new PiiSpan(PiiEntityType.UrlWithIdentity, at, end, ContextScore, Name);
            else if (handle.IndexOfAny('_', '.') > 0 || handle.IndexOfAnyInRange('0', '9') > 0)
                yield return new PiiSpan(PiiEntityType.UrlWithIdentity, at, end, FormScore, Name);
        }
    }
}
