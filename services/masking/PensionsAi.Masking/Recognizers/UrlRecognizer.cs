using System.Buffers;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Model;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Web addresses that tell who someone is: they hold an e-mail address, a personnummer, an account name (<c>@name</c>, or
/// the first step of a path on a site for profiles) or a first and a last name side by side. Other web addresses, an
/// agency's or a newspaper's, are left alone: they say nothing of a person.
/// </summary>
/// <param name="names">Tells names from words.</param>
/// <param name="time">For the dates in personnummer.</param>
internal sealed class UrlRecognizer(NameTable names, TimeProvider time) : IRecognizer
{
    private const string Name = "url-with-identity";

    /// <summary>Longest address that is looked into; what is longer is cut, as browsers cut it.</summary>
    private const int LongestUrl = 2_048;

    private static readonly SearchValues<string> Starts = SearchValues.Create(["://", "www."], StringComparison.OrdinalIgnoreCase);

    private static readonly ContextWords IdentityKeys = new(
        "namn", "name", "user", "username", "anvandare", "användare", "epost", "email", "e-post", "mail", "mejl", "pnr", "personnummer",
        "personnr", "firstname", "lastname", "fornamn", "efternamn", "kund", "profil", "profile");

    private static readonly ContextWords ProfileSites = new("facebook*", "instagram*", "linkedin*", "twitter*", "x", "tiktok*", "snapchat*", "threads*");

    /// <inheritdoc/>
    public PiiEntityType EntityType => PiiEntityType.UrlWithIdentity;

    /// <inheritdoc/>
    public IEnumerable<PiiSpan> Recognize(ScannedText text)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddDays(1));
        var position = 0;
        var marked = -1;
        while (FindNext(text.Text, position, ref marked) is var (start, whole))
        {
            // What is masked is no part of it: the letters of a hash may read as a name by chance.
            var tag = text.FirstTagEndingAfter(start);
            var end = tag < text.Tags.Count ? Math.Clamp(text.Tags[tag].Start, start, whole) : whole;
            if (end - start > 4 && HoldsIdentity(text.Text[start..end], today))
                yield return new PiiSpan(PiiEntityType.UrlWithIdentity, start, end, 0.9f, Name);
            position = Math.Max(end, position + 1);
        }
    }

    // The next address: with a scheme, with "www.", or "domain.tld/".
    private static (int Start, int End)? FindNext(string text, int position, ref int marked)
    {
        while (position < text.Length)
        {
            // Looked for again only when it has been passed: searching to the end of the text at every slash would take quadratic time.
            if (marked < position)
                marked = text.AsSpan(position).IndexOfAny(Starts) is >= 0 and var next ? position + next : int.MaxValue;
            var slash = text.IndexOf('/', position);
            var at = marked < text.Length && (slash < 0 || marked <= slash) ? marked : slash;
            if (at < 0)
                return null;

            var start = at;
            var lowest = Math.Max(position, at - 255);
            while (start > lowest && IsHost(text[start - 1]))
                start--;
            var end = at;
            while (end < text.Length && end - at < LongestUrl && IsUrl(text[end]))
                end++;
            while (end > at && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'')
                end--;
            if (IsAddress(text.AsSpan(start, Math.Max(0, end - start)), at - start))
                return (start, end);
            position = Math.Max(at + 1, Math.Min(end, text.Length));
        }

        return null;
    }

    private static bool IsAddress(ReadOnlySpan<char> candidate, int mark)
    {
        var rest = candidate[mark..];
        if (rest.StartsWith("://", StringComparison.Ordinal))
            return mark >= 2;
        if (rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return mark == 0;
        var host = candidate[..mark];
        var dot = host.LastIndexOf('.');
        return dot > 0 && mark - dot - 1 >= 2 && host[(dot + 1)..].IndexOfAnyInRange('0', '9') < 0;
    }

    private bool HoldsIdentity(string url, DateOnly today)
    {
        var hostEnd = url.IndexOf('/', Math.Max(0, url.IndexOf("://", StringComparison.Ordinal) + 3));
        if (url.Contains('@', StringComparison.Ordinal) || url.Contains("%40", StringComparison.Ordinal))
            return true;

        var decoded = ScannedText.Scan(Uri.UnescapeDataString(url).Replace('_', ' ').Replace('.', ' ').Replace('-', ' ').Replace('+', ' '));
        return HoldsPersonnummer(ScannedText.Scan(url), today)
            || HoldsName(decoded)
            || HoldsIdentityKey(decoded)
            || (hostEnd > 0 && hostEnd + 1 < url.Length && IsProfileSite(decoded));
    }

    private static bool HoldsPersonnummer(ScannedText url, DateOnly today)
    {
        Span<char> digits = stackalloc char[12];
        for (var index = 0; index < url.Digits.Count; index++)
        {
            var run = new DigitRun(url, index, digits);
            while (run.TryExtend() && run.Last - run.First < 2)
            {
                if (Personnummer.TryParse(run.Digits, hasPlus: false, today, out _))
                    return true;
            }
        }

        return false;
    }

    private bool HoldsName(ScannedText words)
    {
        const int Borne = 5;
        var wasFirst = false;
        var wasLast = false;
        foreach (var word in words.Words)
        {
            var entry = names.Find(words[word]);
            var isWord = word.Length < 3 || entry.IsMostlyWord || entry.IsPlace;
            var isFirst = !isWord && entry.FirstName >= Borne;
            var isLast = !isWord && (entry.LastName >= Borne || entry == default);
            // Either order, and beside a name that is in the lists one that is not.
            if ((wasFirst && isLast) || (wasLast && isFirst && entry.FirstName > entry.LastName) || (entry == default && IsGluedName(words[word])))
                return true;
            (wasFirst, wasLast) = (isFirst, !isWord && entry.LastName >= Borne);
        }

        return false;
    }

    // "ullajohansson": a common first name and a common last name in one.
    private bool IsGluedName(ReadOnlySpan<char> word)
    {
        const int Common = 9;
        const int Shortest = 3;
        if (word.Length > NameTable.LongestWord)
            return false;
        for (var cut = Shortest; cut <= word.Length - Shortest - 1; cut++)
        {
            var (first, last) = (names.Find(word[..cut]), names.Find(word[cut..]));
            if (first.FirstName >= Common && last.LastName >= Common && !first.IsMostlyWord && !last.IsMostlyWord)
                return true;
        }

        return false;
    }

    // "user=anita": a key for an identity and a value that is not empty.
    private static bool HoldsIdentityKey(ScannedText url)
    {
        foreach (var word in url.Words)
        {
            if (word.End + 1 < url.Text.Length && url.Text[word.End] == '='
                && char.IsLetterOrDigit(url.Text[word.End + 1]) && IdentityKeys.Contains(url[word]))
                return true;
        }

        return false;
    }

    private static bool IsProfileSite(ScannedText url)
    {
        foreach (var word in url.Words.Take(4))
        {
            if (word.Length > 1 && ProfileSites.Contains(url[word]))
                return true;
        }

        return false;
    }

    private static bool IsHost(char character) => char.IsLetterOrDigit(character) || character is '.' or '-';

    private static bool IsUrl(char character) => !char.IsWhiteSpace(character) && character is not ('<' or '>' or '"' or '”' or '“' or '»' or '«' or '|');
}
