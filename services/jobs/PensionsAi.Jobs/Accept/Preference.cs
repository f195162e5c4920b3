using Microsoft.Extensions.Primitives;

namespace PensionsAi.Jobs.Accept;

/// <summary>The <c>Prefer</c> request header (RFC 7240).</summary>
internal static class Preference
{
    public const string RespondAsync = "respond-async";

    /// <summary>Whether the caller would rather have a 202 than wait.</summary>
    public static bool IsRespondAsync(StringValues header) =>
        header.SelectMany(line => (line ?? string.Empty).Split(',', ';'))
            .Any(preference => preference.Trim().Equals(RespondAsync, StringComparison.OrdinalIgnoreCase));
}
