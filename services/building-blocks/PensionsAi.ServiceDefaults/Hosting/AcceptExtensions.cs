using Microsoft.Net.Http.Headers;

namespace PensionsAi.ServiceDefaults.Hosting;

/// <summary>Reads <c>Accept</c> as RFC 9110, section 12.5.1, does, but for parameters: a charset is passed over.</summary>
public static class AcceptExtensions
{
    /// <summary>
    /// The range that a media type is accepted by: the most specific that includes it, of those the one with the highest quality.
    /// Null when none includes it, and when that one rules it out (<c>q=0</c>).
    /// </summary>
    /// <param name="accept">The ranges that the caller named.</param>
    /// <param name="mediaType">The media type; its parameters are passed over too.</param>
    public static MediaTypeHeaderValue? FindRange(this IEnumerable<MediaTypeHeaderValue> accept, string mediaType)
    {
        var name = MediaTypeHeaderValue.Parse(mediaType).MediaType;
        var range = accept
            .Where(range => range.MatchesMediaType(name))
            .OrderBy(range => range.MatchesAllTypes)
            .ThenBy(range => range.MatchesAllSubTypes)
            .ThenByDescending(range => range.Quality ?? 1)
            .FirstOrDefault();
        return range?.Quality is 0 ? null : range;
    }
}
