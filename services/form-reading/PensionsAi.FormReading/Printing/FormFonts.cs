using System.Reflection;
using PdfSharp.Fonts;

namespace PensionsAi.FormReading.Printing;

/// <summary>
/// Liberation Sans, from this assembly. The machine's own fonts differ, and the blank that scans are compared with must look
/// as the one that was printed elsewhere.
/// </summary>
internal sealed class FormFonts : IFontResolver
{
    /// <summary>Name of the only family.</summary>
    public const string Family = "Liberation Sans";

    private const string Regular = "LiberationSans-Regular";
    private const string Bold = "LiberationSans-Bold";

    /// <summary>Makes PDFsharp, whose resolver is one for the process, use these fonts.</summary>
    public static void Use()
    {
        if (GlobalFontSettings.FontResolver is not FormFonts)
            GlobalFontSettings.FontResolver = new FormFonts();
    }

    /// <inheritdoc/>
    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? Bold : Regular);

    /// <inheritdoc/>
    public byte[] GetFont(string faceName)
    {
        using var font = Assembly.GetExecutingAssembly().GetManifestResourceStream(faceName + ".ttf")
            ?? throw new InvalidOperationException($"The assembly holds no font {faceName}.");
        var bytes = new byte[font.Length];
        font.ReadExactly(bytes);
        return bytes;
    }
}
