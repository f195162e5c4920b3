using System.Text;
using PensionsAi.Classification.Tables;

namespace PensionsAi.Classification.Tests.Tables;

public sealed class TableFileTests
{
    private const string Swedish = "text;etikett\r\nFör dyrt, åäö;PRIS\r\n\"två\nrader; och \"\"citat\"\"\";ÖVRIGT\r\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "windows-1252", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Read_Csv_WhateverEncoding_HasTheSameCells(string encoding)
    {
        var table = await ReadAsync(TableFormat.Csv, Encode(Swedish, encoding));
        Assert.Equal(["text", "etikett"], table.Headings);
        Assert.Equal([["För dyrt, åäö", "PRIS"], ["två\nrader; och \"citat\"", "ÖVRIGT"]], table.Rows);
    }

    [Theory]
    [InlineData("text,label\na,b\n", "a|b")]
    [InlineData("text\tlabel\na, med komma\tb\n", "a, med komma|b")]
    [InlineData("text|label\na|b\n", "a|b")]
    [InlineData("text\nen rad, med komma; och semikolon\n", "en rad, med komma; och semikolon")]
    [InlineData("text;label\n\n\na;b\n\n", "a;b")]
    [InlineData("text;label\nhan sa \"nej\" rakt av;b\n", "han sa \"nej\" rakt av;b")]
    public async Task Read_Csv_FirstRow_IsCells(string csv, string cells)
    {
        var table = await ReadAsync(TableFormat.Csv, Encoding.UTF8.GetBytes(csv));
        var row = Assert.Single(table.Rows);
        Assert.Equal(cells.Split(csv.Contains(';', StringComparison.Ordinal) && table.Headings.Count == 2 ? ';' : '|'), row);
    }

    [Theory]
    [InlineData("""{"text":"Hej","labels":["A","B"]}""", "Hej", "A|B")]
    [InlineData("""{"labels":"A","text":"Hej \u00e5"}""", "Hej å", "A")]
    [InlineData("""{"text":"Hej","labels":null}""", "Hej", "")]
    [InlineData("""{"text":4.50,"labels":true}""", "4.50", "true")]
    public async Task Read_JsonLines_Member_IsCell(string line, string text, string labels)
    {
        var table = await ReadAsync(TableFormat.JsonLines, Encoding.UTF8.GetBytes(line + "\n\n"));
        Assert.Equal(text, table.Cell(0, table.Find("text")!.Value));
        Assert.Equal(labels, table.Cell(0, table.Find("LABELS")!.Value));
    }

    [Fact]
    public async Task Read_JsonLines_LaterMembers_AreColumnsToo()
    {
        var table = await ReadAsync(TableFormat.JsonLines, "{\"text\":\"a\"}\n{\"date\":\"2024-01-01\",\"text\":\"b\"}"u8.ToArray());
        Assert.Equal(["text", "date"], table.Headings);
        Assert.Equal(["", "2024-01-01"], [table.Cell(0, 1), table.Cell(1, 1)]);
    }

    [Fact]
    public async Task Read_Xlsx_FirstSheet_HasValuesAndNoFormulas()
    {
        var table = await ReadAsync(TableFormat.Xlsx, Workbook.Of(["text", "datum"], ["=1+1", "2024-03-05"], ["åäö", ""]));
        Assert.Equal(["text", "datum"], table.Headings);
        Assert.Equal(["=1+1", "åäö"], [table.Cell(0, 0), table.Cell(1, 0)]);
    }

    [Theory]
    [InlineData("Csv", "", "empty-table")]
    [InlineData("Csv", "text;label\n", "empty-table")]
    [InlineData("Csv", "text;label\n\"aldrig stängd;b\nc;d\n", "unreadable-table")]
    [InlineData("JsonLines", "", "empty-table")]
    [InlineData("JsonLines", "[1]\n", "unreadable-table")]
    [InlineData("JsonLines", "{\"text\":\"\\ud800\"}\n", "unreadable-table")]
    [InlineData("JsonLines", "{\"text\":\"a\"\n", "unreadable-table")]
    [InlineData("Xlsx", "not a workbook", "unreadable-table")]
    [InlineData("Xlsx", "", "unreadable-table")]
    public async Task Read_NoTable_IsAProblem(string format, string content, string kind)
    {
        var read = await TableFile.ReadAsync(Enum.Parse<TableFormat>(format), new MemoryStream(Encoding.UTF8.GetBytes(content)), Cancelled);
        Assert.Equal(kind, read.Problem?.Kind);
    }

    [Fact]
    public async Task Read_WorkbookThatUnpacksToTooMuch_IsRefused()
    {
        var read = await TableFile.ReadAsync(TableFormat.Xlsx, new MemoryStream(Workbook.Bomb(600_000_000)), Cancelled);
        Assert.Equal(413, read.Problem?.Status);
    }

    private static byte[] Encode(string text, string name) => name switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
        _ => [.. Encoding.GetEncoding(name).Preamble, .. Encoding.GetEncoding(name).GetBytes(text)],
    };

    private static async Task<Table> ReadAsync(TableFormat format, byte[] bytes)
    {
        var read = await TableFile.ReadAsync(format, new MemoryStream(bytes), Cancelled);
        Assert.Null(read.Problem);
        return read.Value!;
    }
}
