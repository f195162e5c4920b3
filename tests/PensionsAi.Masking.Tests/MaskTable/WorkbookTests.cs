using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace PensionsAi.Masking.Tests.MaskTable;

/// <summary>Workbooks made and read by another library than ours.</summary>
public sealed class WorkbookTests
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task Workbook_Columns_AreMaskedAndNothingElseIsCarriedAlong()
    {
        var masked = await TestTables.MaskAsync(MediaType, Workbook(), "?columns=namn:PERSON,kommentar,nummer");
        Assert.Null(masked.Problem);
        Assert.Equal(
            [
                ["Namn", "Kommentar", "Nummer", "Belopp", "Telefon"],
                ["[PERSON_1]", "Jag heter [PERSON_1].", "[PERSONNUMMER_1]", "12.5", "070-174 06 90"],
                ["[PERSON_1]", "två  mellanslag ", "7", "3", "070-174 06 91"],
            ],
            Read(masked.File));
        Assert.Equal(2, masked.Report!.Rows);
        Assert.Equal("PHONE", masked.Report.Columns[4].Suggestion!.EntityType);
        // The shared texts, the comment and the author were copies.
        using var archive = new ZipArchive(new MemoryStream(masked.File));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            Assert.DoesNotContain("Öberg", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Workbook_Masked_IsValid()
    {
        var masked = await TestTables.MaskAsync(MediaType, Workbook());
        using var document = SpreadsheetDocument.Open(new MemoryStream(masked.File), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        Assert.Equal("Blad 1", document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single().Name!.Value);
    }

    [Fact]
    public async Task Workbook_ColumnThatIsNotThere_FailsTheJob() =>
        Assert.Equal("unknown-column", (await TestTables.MaskAsync(MediaType, Workbook(), "?columns=nanm")).Problem?.Kind);

    [Fact]
    public async Task Workbook_WithDocumentType_IsRefused()
    {
        var bomb = TestTables.Zip(
            ("xl/_rels/workbook.xml.rels", """<!DOCTYPE a [<!ENTITY b "x">]><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>"""),
            ("xl/workbook.xml", "<workbook/>"));
        Assert.Equal("unreadable-table", (await TestTables.MaskAsync(MediaType, bomb)).Problem?.Kind);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task Workbook_SharedTextThatIsNotThere_IsRefused(string index)
    {
        var broken = TestTables.Zip(
            ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="x/worksheet" Target="s.xml"/></Relationships>"""),
            ("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" r:id="r"/></sheets></workbook>"""),
            ("xl/s.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="s"><v>{index}</v></c></row></sheetData></worksheet>"""));
        Assert.Equal("unreadable-table", (await TestTables.MaskAsync(MediaType, broken)).Problem?.Kind);
    }

    private static byte[] Workbook()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Creator = "Anna Öberg";
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Text("Namn")),
                new SharedStringItem(new Text("Anna Öberg")),
                new SharedStringItem(new Run(new Text("Jag heter ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new Text("Anna Öberg."))));
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(
                new Row(Shared("A1", 0), Inline("B1", "Kommentar"), Inline("C1", "Nummer"), Inline("D1", "Belopp"), Inline("E1", "Telefon")),
                new Row(Shared("A2", 1), Shared("B2", 2), Number("C2", "1.99001012385E11"), new Cell { CellReference = "D2", CellFormula = new CellFormula("1+11.5"), CellValue = new CellValue("12.5") }, Inline("E2", "070-174 06 90")),
                new Row(Inline("A3", "anka"), Inline("B3", "två  mellanslag "), Number("C3", "7"), Number("D3", "3"), Inline("E3", "070-174 06 91"))));
            var comments = sheet.AddNewPart<WorksheetCommentsPart>();
            comments.Comments = new Comments(new Authors(new Author("Anna Öberg")), new CommentList(new Comment(new CommentText(new Run(new Text("Anna Öberg")))) { Reference = "A2", AuthorId = 0 }));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Blad 1", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        return stream.ToArray();
    }

    private static Cell Shared(string reference, int index) =>
        new() { CellReference = reference, DataType = CellValues.SharedString, CellValue = new CellValue(index) };

    private static Cell Inline(string reference, string text) =>
        new() { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) };

    private static Cell Number(string reference, string value) => new() { CellReference = reference, CellValue = new CellValue(value) };

    private static string[][] Read(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single();
        return [.. sheet.Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InlineString?.InnerText ?? cell.CellValue!.Text).ToArray())];
    }
}
