using System.Xml;

namespace PensionsAi.Masking.MaskTable;

/// <summary>One cell of a workbook.</summary>
/// <param name="Reference">Where it stands, <c>B7</c>; null when the file does not say.</param>
/// <param name="Column">The letters of its column.</param>
/// <param name="Style">Index of its format; null for none.</param>
/// <param name="Type">How its value is written: <c>n</c> number, <c>s</c> text, <c>b</c> true or false, <c>e</c> error, <c>d</c> date.</param>
/// <param name="Text">Its value.</param>
internal sealed record XlsxCell(string? Reference, string Column, string? Style, string Type, string Text)
{
    /// <summary>Writes the cell with another value: as text, unless the value is the same.</summary>
    public async Task WriteAsync(XmlWriter writer, string text)
    {
        await writer.WriteStartElementAsync(null, "c", XlsxParts.Main);
        if (Reference is not null)
            await writer.WriteAttributeStringAsync(null, "r", null, Reference);
        if (Style is not null)
            await writer.WriteAttributeStringAsync(null, "s", null, Style);
        if (Type == "s" || text != Text)
            await WriteTextAsync(writer, text);
        else
        {
            await writer.WriteAttributeStringAsync(null, "t", null, Type);
            await writer.WriteElementStringAsync(null, "v", XlsxParts.Main, text);
        }

        await writer.WriteEndElementAsync();
    }

    private static async Task WriteTextAsync(XmlWriter writer, string text)
    {
        await writer.WriteAttributeStringAsync(null, "t", null, "inlineStr");
        await writer.WriteStartElementAsync(null, "is", XlsxParts.Main);
        await writer.WriteStartElementAsync(null, "t", XlsxParts.Main);
        await writer.WriteAttributeStringAsync("xml", "space", null, "preserve");
        await writer.WriteStringAsync(text);
        await writer.WriteEndElementAsync();
        await writer.WriteEndElementAsync();
    }
}
