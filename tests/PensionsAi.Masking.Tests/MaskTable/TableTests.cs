using System.Text;

namespace PensionsAi.Masking.Tests.MaskTable;

public sealed class TableTests
{
    private const string Csv = "\uFEFFid;Namn;Kommentar;Telefon\r\n1;Anna Öberg;\"Jag heter Anna Öberg; \"\"pnr\"\" 19900101-2385\";070-174 06 90\r\n2; ;\"två\r\nrader\";\r\n";

    [Fact]
    public async Task Csv_WithoutColumns_SearchesEveryCell() => Assert.Equal(
        "\uFEFFid;Namn;Kommentar;Telefon\r\n1;[PERSON_1];\"Jag heter [PERSON_1]; \"\"pnr\"\" [PERSONNUMMER_1]\";[PHONE_1]\r\n2; ;\"två\r\nrader\";\r\n",
        (await TestTables.MaskAsync("text/csv", Csv)).Text);

    [Fact]
    public async Task Csv_Columns_AreMaskedAndOthersAreSuggested()
    {
        var masked = await TestTables.MaskAsync("text/csv; charset=utf-8", Csv, "?columns=namn:PERSON:redact,kommentar&operator=redact");
        Assert.Equal(
            "\uFEFFid;Namn;Kommentar;Telefon\r\n1;█████;\"Jag heter █████; \"\"pnr\"\" █████\";070-174 06 90\r\n2; ;\"två\r\nrader\";\r\n", masked.Text);
        Assert.Equal("text/csv", masked.ContentType);
        var report = masked.Report!;
        Assert.Equal(2, report.Rows);
        Assert.Equal([false, true, true, false], report.Columns.Select(column => column.IsMasked));
        Assert.Equal(1, report.Columns[2].Entities["PERSONNUMMER"]);
        Assert.Equal(("PHONE", 1.0), (report.Columns[3].Suggestion!.EntityType, report.Columns[3].Suggestion!.Share));
        Assert.Null(report.Columns[0].Suggestion);
    }

    [Fact]
    public async Task Csv_HeadingAlone_IsASuggestion() =>
        Assert.Equal("PERSON", (await TestTables.MaskAsync("text/csv", "text,Efternamn\nhej,x\n", "?columns=text")).Report!.Columns[1].Suggestion!.EntityType);

    [Fact]
    public async Task Csv_WithoutHeadings_MasksItsFirstRowToo() =>
        Assert.Equal("[PERSON_1],[PERSONNUMMER_1]\nx,y\n", (await TestTables.MaskAsync("text/csv", "Anna Öberg,19900101-2385\nx,y\n")).Text);

    [Fact]
    public async Task Csv_Pseudonyms_AreTheSameInEveryRow()
    {
        var rows = (await TestTables.MaskAsync("text/csv", "namn,x\nAnna Öberg,1\nBo Ek,2\nAnna Öberg,3\n", "?columns=namn:PERSON:pseudonym&consistencyScope=a")).Text.Split('\n');
        Assert.Equal(rows[1].Split(',')[0], rows[3].Split(',')[0]);
        Assert.NotEqual(rows[1].Split(',')[0], rows[2].Split(',')[0]);
        Assert.DoesNotContain("Öberg", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_MoreCellsThanHeadings_AreMaskedToo() =>
        Assert.Equal("a\nhej,[PERSONNUMMER_1]\n", (await TestTables.MaskAsync("text/csv", "a\nhej,19900101-2385\n")).Text.Replace("\"", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-1")]
    public async Task Csv_OtherCharacterSet_IsKept(string charset)
    {
        var encoding = Encoding.Latin1;
        var masked = await TestTables.MaskAsync($"text/csv; charset={charset}", encoding.GetBytes("namn,å\nAnna Öberg,ä\n"));
        Assert.Equal("namn,å\n[PERSON_1],ä\n", encoding.GetString(masked.File));
    }

    [Theory]
    [InlineData("text/csv", "namn\nx\n", "?columns=nanm", "unknown-column", 422)]
    [InlineData("text/csv", "", "", "empty-table", 422)]
    [InlineData("text/csv", "a\n\"x\n", "", "unreadable-table", 422)]
    [InlineData("text/csv; charset=ebcdic", "a\n", "", "unsupported-media-type", 415)]
    [InlineData("text/plain", "a\n", "", "unsupported-media-type", 415)]
    [InlineData("text/csv", "a\n", "?columns=a:NO_TYPE", "invalid-request", 400)]
    [InlineData("text/csv", "a\n", "?columns=a:PERSON:shout", "invalid-request", 400)]
    [InlineData("text/csv", "a\n", "?column=a", "invalid-request", 400)]
    [InlineData("text/csv", "a\n", "?columns=", "invalid-request", 400)]
    [InlineData("text/csv", "a\n", "?operator=tag&operator=redact", "invalid-request", 400)]
    [InlineData("application/jsonl", "{\"a\":\"x\"}\n{\"a\":", "", "unreadable-table", 422)]
    [InlineData("application/jsonl", "{\"a\":\"x\"} {}\n", "", "unreadable-table", 422)]
    [InlineData("application/jsonl", "{\"a\":\"x\"}\n", "?columns=b", "unknown-column", 422)]
    [InlineData("application/jsonl", "", "", "empty-table", 422)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "no workbook", "", "unreadable-table", 422)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n", "", "invalid-multipart", 400)]
    [InlineData("multipart/form-data", "x", "", "invalid-multipart", 400)]
    public async Task Table_ThatIsWrong_HasItsProblem(string contentType, string table, string query, string kind, int status)
    {
        var problem = (await TestTables.MaskAsync(contentType, table, query)).Problem;
        Assert.Equal((kind, status), (problem?.Kind, problem?.Status ?? 200));
    }

    [Fact]
    public async Task Csv_BytesThatAreNoUtf8_AreRefused() =>
        Assert.Equal("unreadable-table", (await TestTables.MaskAsync("text/csv", Encoding.Latin1.GetBytes("namn\nÖberg\n"))).Problem?.Kind);

    [Fact]
    public async Task Csv_CellTooLong_FailsTheTable() => Assert.Equal(
        "text-too-long", (await TestTables.MaskAsync("text/csv", "a\n" + new string('x', Contracts.MaskText.LongestText + 1))).Problem?.Kind);

    [Fact]
    public async Task Multipart_Settings_AreObeyed()
    {
        const string Settings = """{"columns":[{"name":"namn","entityType":"PERSON"},{"name":"text"}],"entityTypes":["PERSONNUMMER"],"deny":["norrsken"]}""";
        const string Body = $"--b\r\nContent-Disposition: form-data; name=\"settings\"\r\nContent-Type: application/json\r\n\r\n{Settings}\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\nContent-Type: text/csv\r\n\r\nnamn,text\nanka,Anna Öberg 19900101-2385 Norrsken\n\r\n--b--\r\n";
        Assert.Equal("namn,text\n[PERSON_1],Anna Öberg [PERSONNUMMER_1] [DENIED_1]\n", (await TestTables.MaskAsync("multipart/form-data; boundary=b", Body)).Text);
    }

    [Fact]
    public async Task JsonLines_WithoutColumns_SearchesEveryStringAndNumber()
    {
        const string Lines = """
            {"id": 7,  "namn":"Anna \u00d6berg", "nummer":199001012385, "inre":{"x":["hej","ring 070-174 06 90",null,true]}}
            "Jag heter Anna Öberg."

            [1.50e3, "👵🏽"]
            """;
        Assert.Equal(
            """
            {"id": 7,  "namn":"[PERSON_1]", "nummer":"[PERSONNUMMER_1]", "inre":{"x":["hej","ring [PHONE_1]",null,true]}}
            "Jag heter [PERSON_1]."

            [1.50e3, "👵🏽"]
            """,
            (await TestTables.MaskAsync("application/jsonl", Lines)).Text);
    }

    [Theory]
    [InlineData("person.namn", "PERSON", """{"person":{"namn":"[PERSON_1]","tel":[{"nr":"1"}]}}""")]
    [InlineData("person", "PERSON", """{"person":{"namn":"[PERSON_1]","tel":[{"nr":"[PERSON_1]"}]}}""")]
    [InlineData("person.tel[].nr", "PHONE", """{"person":{"namn":"anka","tel":[{"nr":"[PHONE_1]"}]}}""")]
    [InlineData("person.tel[*].nr", "PHONE", """{"person":{"namn":"anka","tel":[{"nr":"[PHONE_1]"}]}}""")]
    [InlineData("person.tel.nr", "PHONE", """{"person":{"namn":"anka","tel":[{"nr":"[PHONE_1]"}]}}""")]
    public async Task JsonLines_Path_TakesInWhatLiesBelow(string path, string type, string expected) => Assert.Equal(
        expected, (await TestTables.MaskAsync("application/x-ndjson", """{"person":{"namn":"anka","tel":[{"nr":"1"}]}}""", $"?columns={path}:{type}")).Text);

    [Fact]
    public async Task JsonLines_Report_HasPaths()
    {
        var columns = (await TestTables.MaskAsync("application/jsonl", """{"a":{"b":["x"]},"mobil":"y"}""", "?columns=a")).Report!.Columns;
        Assert.Equal([("a.b[]", true, null), ("mobil", false, "PHONE")], columns.Select(column => (column.Name, column.IsMasked, column.Suggestion?.EntityType)));
    }

    [Fact]
    public async Task Masked_MaskedAgain_IsTheSame()
    {
        foreach (var query in (string[])["", "?columns=namn:PERSON,kommentar", "?columns=namn:PERSON:hash&operator=hash"])
        {
            var once = (await TestTables.MaskAsync("text/csv", Csv, query)).Text;
            Assert.Equal(once, (await TestTables.MaskAsync("text/csv", once, query)).Text);
        }
    }
}
