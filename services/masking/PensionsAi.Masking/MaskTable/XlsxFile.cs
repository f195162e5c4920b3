using System.IO.Compression;
using System.Xml;
using PensionsAi.JobWorker.Running;

namespace PensionsAi.Masking.MaskTable;

/// <summary>
/// Workbooks of Office Open XML (ECMA-376). The result is a new workbook with the sheets' cells, their number formats and nothing
/// else: comments, charts, pivot tables, document properties and formulas may hold copies of what was masked.
/// </summary>
/// <remarks>A workbook is an archive whose directory stands at its end, so it is held in memory; it is never written to a disk.</remarks>
internal sealed class XlsxFile : ITableFile
{
    /// <summary>Most bytes of a workbook's part when unpacked: an archive of a few kilobytes can claim any size.</summary>
    private const long LargestPart = 200_000_000;

    private const string Main = XlsxParts.Main;

    /// <inheritdoc/>
    public async Task MaskAsync(
        TableRequest request, Stream input, Stream output, TableColumns columns, Func<ValueTask> rowDone, CancellationToken cancellationToken)
    {
        try
        {
            using var whole = new MemoryStream();
            await input.CopyToAsync(whole, cancellationToken);
            whole.Position = 0;
            await using var source = await ZipArchive.CreateAsync(whole, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var sheets = await XlsxParts.ReadSheetsAsync(source, cancellationToken);
            var shared = await XlsxParts.ReadSharedStringsAsync(source, cancellationToken);

            await using var drained = new DrainedStream(output);
            await using (var target = await ZipArchive.CreateAsync(drained, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
            {
                var hasStyles = await CopyStylesAsync(source, target, cancellationToken);
                foreach (var (index, sheet) in sheets.Index())
                    await MaskSheetAsync(source, sheet, target, XlsxParts.SheetName(index), shared, columns, RowDoneAsync, cancellationToken);
                await XlsxParts.WriteFrameAsync(target, [.. sheets.Select(sheet => columns.Heading(sheet.Name))], hasStyles, cancellationToken);
            }

            await drained.DrainAllAsync(cancellationToken);

            async ValueTask RowDoneAsync()
            {
                await drained.DrainAsync(cancellationToken);
                await rowDone();
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or FormatException or ArgumentException or OverflowException or KeyNotFoundException)
        {
            throw new JobProblemException(TableProblems.Unreadable(TableFormat.Xlsx));
        }

        if (!columns.HasAllRules)
            throw new JobProblemException(TableProblems.UnknownColumn);
    }

    /// <summary>A part of the workbook, for reading.</summary>
    internal static async Task<XmlReader> OpenAsync(ZipArchive archive, string name, CancellationToken cancellationToken)
    {
        var entry = archive.GetEntry(name) ?? throw new InvalidDataException("The workbook lacks a part.");
        if (entry.Length > LargestPart)
            throw new JobProblemException(TableProblems.TooLarge);
        // The directory's word for the length is not taken: the reader counts for itself.
        return XmlReader.Create(await entry.OpenAsync(cancellationToken), new XmlReaderSettings
        {
            Async = true,
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LargestPart,
        });
    }

    private static async Task<bool> CopyStylesAsync(ZipArchive source, ZipArchive target, CancellationToken cancellationToken)
    {
        if (source.GetEntry("xl/styles.xml") is null)
            return false;
        using var reader = await OpenAsync(source, "xl/styles.xml", cancellationToken);
        await using var part = await XlsxPart.CreateAsync(target, "xl/styles.xml", cancellationToken);
        await reader.MoveToContentAsync();
        await part.Writer.WriteNodeAsync(reader, defattr: false);
        return true;
    }

    private static async Task MaskSheetAsync(
        ZipArchive source,
        XlsxSheet sheet,
        ZipArchive target,
        string targetName,
        IReadOnlyList<string> shared,
        TableColumns columns,
        Func<ValueTask> rowDone,
        CancellationToken cancellationToken)
    {
        using var reader = await OpenAsync(source, sheet.Part, cancellationToken);
        await using var part = await XlsxPart.CreateAsync(target, targetName, cancellationToken);
        var writer = part.Writer;
        await writer.WriteStartElementAsync(null, "worksheet", Main);
        await writer.WriteStartElementAsync(null, "sheetData", Main);
        Dictionary<string, TableColumn>? headings = null;
        while (await reader.ReadAsync())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row" || reader.NamespaceURI != Main)
                continue;
            var number = reader.GetAttribute("r");
            var cells = await XlsxRow.ReadAsync(reader, shared);
            if (cells.Count == 0)
                continue;

            await writer.WriteStartElementAsync(null, "row", Main);
            if (number is not null)
                await writer.WriteAttributeStringAsync(null, "r", null, number);
            foreach (var cell in cells)
                await cell.WriteAsync(writer, headings is null ? columns.Heading(cell.Text) : ColumnOf(headings, cell, columns).Mask(cell.Text));
            await writer.WriteEndElementAsync();
            if (headings is null)
                headings = cells.ToDictionary(cell => cell.Column, cell => columns.WithHeading(cell.Text), StringComparer.Ordinal);
            else
                columns.AddRow();
            await rowDone();
        }

        await writer.WriteEndElementAsync();
        await writer.WriteEndElementAsync();
    }

    // A cell under no heading is a column of its own, under its letters: masked when all are, else left and looked at.
    private static TableColumn ColumnOf(Dictionary<string, TableColumn> headings, XlsxCell cell, TableColumns columns)
    {
        if (!headings.TryGetValue(cell.Column, out var column))
            headings[cell.Column] = column = columns.WithHeading(cell.Column);
        return column;
    }
}
