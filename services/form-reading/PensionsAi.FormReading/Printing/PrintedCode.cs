using System.Globalization;
using System.Text.RegularExpressions;

namespace PensionsAi.FormReading.Printing;

/// <summary>What the code on a page says: a form's template, version and page. Nothing in it is about a person.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="Version">Its version.</param>
/// <param name="Page">The page, from 1.</param>
internal sealed partial record PrintedCode(string TemplateId, string Version, int Page)
{
    /// <summary>The text in the code: capitals, for which a QR code needs a third less room (ISO/IEC 18004, alphanumeric mode).</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{TemplateId.ToUpperInvariant()}/{Version}/{Page}");

    /// <summary>Reads such a text; null when it is none.</summary>
    public static PrintedCode? Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success
            ? new PrintedCode(
                match.Groups[1].Value.ToLowerInvariant(),
                match.Groups[2].Value,
                int.Parse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"\A([A-Z][A-Z0-9-]{1,38}[A-Z0-9])/([1-9][0-9]{0,5})/([1-9][0-9]?)\z")]
    private static partial Regex Form();
}
