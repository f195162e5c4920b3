using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PensionsAi.Classification.Tests.Tables;

/// <summary>Workbooks as spreadsheets write them.</summary>
internal static class Workbook
{
    public static byte[] Of(params IEnumerable<string[]> rows)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(CellOf)))));
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Svar" }));
        }

        return file.ToArray();
    }

    /// <summary>A small file that unpacks to many bytes.</summary>
    public static byte[] Bomb(long bytes)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = archive.CreateEntry("xl/sharedStrings.xml").Open();
            var blanks = new byte[1_000_000];
            for (var written = 0L; written < bytes; written += blanks.Length)
                content.Write(blanks);
        }

        return file.ToArray();
    }

    private static Cell CellOf(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
}
