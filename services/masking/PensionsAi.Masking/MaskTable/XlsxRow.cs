using System.Globalization;
using System.Xml;

namespace PensionsAi.Masking.MaskTable;

/// <summary>Reads the cells of a row.</summary>
internal static class XlsxRow
{
    private const int MostCells = 16_384;

    /// <summary>The filled cells of the row that the reader stands on, in order; the reader then stands on the row's end.</summary>
    public static async Task<List<XlsxCell>> ReadAsync(XmlReader reader, IReadOnlyList<string> shared)
    {
        var cells = new List<XlsxCell>();
        using var row = reader.ReadSubtree();
        while (await row.ReadAsync())
        {
            if (row.NodeType != XmlNodeType.Element || row.LocalName != "c")
                continue;
            if (cells.Count == MostCells)
                throw new InvalidDataException("The row has too many cells.");
            if (await ReadCellAsync(row, cells.Count, shared) is { } cell)
                cells.Add(cell);
        }

        return cells;
    }

    private static async Task<XlsxCell?> ReadCellAsync(XmlReader row, int index, IReadOnlyList<string> shared)
    {
        var (reference, style, type) = (row.GetAttribute("r"), row.GetAttribute("s"), row.GetAttribute("t") ?? "n");
        var (value, inline) = (default(string), default(string));
        using (var cell = row.ReadSubtree())
        {
            await cell.ReadAsync();
            var isRead = await cell.ReadAsync();
            while (isRead)
            {
                if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "v")
                    value = await cell.ReadElementContentAsStringAsync();
                else if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "is")
                    inline = await XlsxParts.ReadTextAsync(cell);
                else if (cell is { NodeType: XmlNodeType.Element, LocalName: "f" })
                    await cell.SkipAsync();
                else
                    isRead = await cell.ReadAsync();
                isRead = isRead && !cell.EOF;
            }
        }

        var column = reference is null ? string.Create(CultureInfo.InvariantCulture, $"#{index}") : reference.TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        return type switch
        {
            "s" when value is not null => new XlsxCell(reference, column, style, "s", shared[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)]),
            "inlineStr" when inline is not null => new XlsxCell(reference, column, style, "s", inline),
            "str" when value is not null => new XlsxCell(reference, column, style, "s", value),
            "n" when value is not null => new XlsxCell(reference, column, style, "n", Plain(value)),
            "b" or "e" or "d" when value is not null => new XlsxCell(reference, column, style, type, value),
            _ => null,
        };
    }

    // 1.99001012385E11 is a personnummer too.
    private static string Plain(string number) =>
        number.AsSpan().IndexOfAny('E', 'e') >= 0 && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : number;
}
