using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PensionsAi.Pages;

/// <summary>Markup in which everything that was put in is encoded, unless it is markup itself.</summary>
public sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string _text;

    private Html(string text) => _text = text;

    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new(string.Empty);

    /// <summary>Markup of a text of ours, with holes.</summary>
    public static Html Of(FormattableString markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        return new(string.Format(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(Encode)]));
    }

    /// <summary>Several after one another.</summary>
    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part._text)));

    /// <summary>The markup.</summary>
    public override string ToString() => _text;

    private static string Encode(object? value) => value switch
    {
        Html markup => markup._text,
        _ => Encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty),
    };
}
