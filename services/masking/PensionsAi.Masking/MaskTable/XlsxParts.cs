using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.Masking.MaskTable;

/// <summary>The parts of a workbook around its cells.</summary>
internal static class XlsxParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>Texts that cells refer to are held in memory, unlike the cells.</summary>
    private const long MostSharedCharacters = 100_000_000;

    /// <summary>Where the sheet with this index is in a result.</summary>
    public static string SheetName(int index) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{index + 1}.xml");

    /// <summary>The sheets in their order.</summary>
    public static async Task<List<XlsxSheet>> ReadSheetsAsync(ZipArchive source, CancellationToken cancellationToken)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = await XlsxFile.OpenAsync(source, "xl/_rels/workbook.xml.rels", cancellationToken))
        {
            while (await relations.ReadAsync())
            {
                if (relations.LocalName == "Relationship" && relations.GetAttribute("TargetMode") != "External"
                    && relations.GetAttribute("Type")?.EndsWith("/worksheet", StringComparison.Ordinal) == true)
                    targets[relations.GetAttribute("Id")!] = relations.GetAttribute("Target")!;
            }
        }

        var sheets = new List<XlsxSheet>();
        using var workbook = await XlsxFile.OpenAsync(source, "xl/workbook.xml", cancellationToken);
        while (await workbook.ReadAsync())
        {
            // A sheet that is a chart is no worksheet, and is left out.
            if (workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                && workbook.GetAttribute("id", Office) is { } id && targets.TryGetValue(id, out var target))
                sheets.Add(new XlsxSheet(workbook.GetAttribute("name") ?? "", target.StartsWith('/') ? target[1..] : "xl/" + target));
        }

        return sheets.Count > 0 ? sheets : throw new InvalidDataException("The workbook has no sheet.");
    }

    /// <summary>The texts that cells refer to by number.</summary>
    public static async Task<IReadOnlyList<string>> ReadSharedStringsAsync(ZipArchive source, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        var characters = 0L;
        if (source.GetEntry("xl/sharedStrings.xml") is null)
            return texts;
        using var reader = await XlsxFile.OpenAsync(source, "xl/sharedStrings.xml", cancellationToken);
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(await ReadTextAsync(reader));
                characters += texts[^1].Length;
                if (characters > MostSharedCharacters)
                    throw new JobProblemException(TableProblems.TooLarge);
            }
            else
                await reader.ReadAsync();
        }

        return texts;
    }

    /// <summary>The text of an element, runs of formatting put together and phonetic hints left out; the reader then stands behind it.</summary>
    public static async Task<string> ReadTextAsync(XmlReader reader)
    {
        var text = new StringBuilder();
        using (var inside = reader.ReadSubtree())
        {
            await inside.ReadAsync();
            while (!inside.EOF)
            {
                if (inside is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                    await inside.SkipAsync();
                else if (inside is { NodeType: XmlNodeType.Element, LocalName: "t" })
                    text.Append(await inside.ReadElementContentAsStringAsync());
                else
                    await inside.ReadAsync();
            }
        }

        await reader.ReadAsync();
        return text.ToString();
    }

    /// <summary>Writes what makes an archive of sheets a workbook.</summary>
    public static async Task WriteFrameAsync(ZipArchive target, IReadOnlyList<string> sheets, bool hasStyles, CancellationToken cancellationToken)
    {
        var numbers = Enumerable.Range(1, sheets.Count).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        await WriteAsync(target, "[Content_Types].xml", "Types", ContentTypes,
        [
            ("Default", [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")]),
            ("Override", [("PartName", "/xl/workbook.xml"), ("ContentType", MediaType + "sheet.main+xml")]),
            .. numbers.Select(number => ("Override", new[] { ("PartName", $"/xl/worksheets/sheet{number}.xml"), ("ContentType", MediaType + "worksheet+xml") })),
            .. hasStyles ? [("Override", new[] { ("PartName", "/xl/styles.xml"), ("ContentType", MediaType + "styles+xml") })] : Array.Empty<(string, (string, string)[])>(),
        ], cancellationToken);
        await WriteAsync(target, "_rels/.rels", "Relationships", Package,
            [("Relationship", [("Id", "rId1"), ("Type", Office + "/officeDocument"), ("Target", "xl/workbook.xml")])], cancellationToken);
        await WriteAsync(target, "xl/_rels/workbook.xml.rels", "Relationships", Package,
        [
            .. numbers.Select(number => ("Relationship", new[] { ("Id", "rId" + number), ("Type", Office + "/worksheet"), ("Target", $"worksheets/sheet{number}.xml") })),
            .. hasStyles ? [("Relationship", new[] { ("Id", "styles"), ("Type", Office + "/styles"), ("Target", "styles.xml") })] : Array.Empty<(string, (string, string)[])>(),
        ], cancellationToken);

        await using var part = await XlsxPart.CreateAsync(target, "xl/workbook.xml", cancellationToken);
        var workbook = part.Writer;
        await workbook.WriteStartElementAsync(null, "workbook", Main);
        await workbook.WriteStartElementAsync(null, "sheets", Main);
        foreach (var (index, number) in numbers.Index())
        {
            await workbook.WriteStartElementAsync(null, "sheet", Main);
            await workbook.WriteAttributeStringAsync(null, "name", null, Unique(sheets, index));
            await workbook.WriteAttributeStringAsync(null, "sheetId", null, number);
            await workbook.WriteAttributeStringAsync("r", "id", Office, "rId" + number);
            await workbook.WriteEndElementAsync();
        }

        await workbook.WriteEndElementAsync();
        await workbook.WriteEndElementAsync();
    }

    // A sheet's name has at most 31 characters, none of these, and is the only one of its kind; a masked one may not be so.
    private static string Unique(IReadOnlyList<string> names, int index)
    {
        var name = string.Concat(names[index].Select(character => character is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? '_' : character));
        name = name.Length == 0 ? "_" : name[..Math.Min(name.Length, 25)];
        return names[index] == name && names.Count(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) == 1
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"{name} {index + 1}");
    }

    private static async Task WriteAsync(
        ZipArchive target, string name, string root, string space, IEnumerable<(string Name, (string Name, string Value)[] Attributes)> elements, CancellationToken cancellationToken)
    {
        await using var part = await XlsxPart.CreateAsync(target, name, cancellationToken);
        var writer = part.Writer;
        await writer.WriteStartElementAsync(null, root, space);
        foreach (var element in elements)
        {
            await writer.WriteStartElementAsync(null, element.Name, space);
            foreach (var attribute in element.Attributes)
                await writer.WriteAttributeStringAsync(null, attribute.Name, null, attribute.Value);
            await writer.WriteEndElementAsync();
        }

        await writer.WriteEndElementAsync();
    }
}
