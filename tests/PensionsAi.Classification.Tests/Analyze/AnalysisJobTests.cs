using System.Text;
using System.Text.Json;
using ExcelDataReader;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Tests.Tables;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Classification.Tests.Analyze;

public sealed class AnalysisJobTests(ClassificationHost host)
{
    private static readonly (string Text, int Year, int Times)[] Said =
    [
        ("Jag kommer inte in med BankID, sidan hänger sig", 2022, 8),
        ("Jag kommer inte in med BankID, sidan hänger sig", 2023, 9),
        ("Jag kommer inte in med BankID, sidan hänger sig", 2024, 60),
        ("När betalas pensionen ut i december?", 2022, 40),
        ("När betalas pensionen ut i december?", 2023, 41),
        ("När betalas pensionen ut i december?", 2024, 42),
        ("Så vänlig och kunnig handläggare i telefonen, tack!", 2024, 3),
        ("Jag bor i Spanien, vart skickar jag levnadsintyget?", 2024, 6),
        ("vet ej", 2024, 11),
        ("-", 2023, 2),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_File_CountsSetsApartHidesAndTellsChanges()
    {
        var report = Json(await RunAsync("text/csv", Csv(), ("dateColumn", "datum")));

        Assert.Equal((222, 13, 209), (report.Rows.Total, report.Rows.Empty, report.Rows.Analysed));
        Assert.Equal(11, report.Rows.EmptyKinds.Single(kind => kind.Kind == EmptyAnswerKind.NoAnswer).Count);
        Assert.Equal(0, report.Rows.Undated);
        Assert.Equal("pension-freetext", report.Model.Name);
        var login = report.Labels.Single(label => label.Code == "LOGGA_IN_TEKNIK");
        Assert.Equal(77, login.Count);
        Assert.True(login.Share!.Low < 77 / 209.0 && 77 / 209.0 < login.Share.High);
        var staff = report.Labels.Single(label => label.Code == "BEMOTANDE");
        Assert.Equal((null, null), (staff.Count, staff.Share));
        // The texts less all other labels' would tell how many those were, so the next smallest is hidden too.
        Assert.Null(report.Labels.Single(label => label.Code == "UTLAND").Count);
        Assert.Equal(new SentimentCounts(null, null, null), staff.Sentiment);
        Assert.Equal(["2022", "2023", "2024"], report.Periods!.Periods);
        var change = report.Periods.Changes.Single(change => change.Code == "LOGGA_IN_TEKNIK");
        Assert.Equal(("2024", ChangeDirection.Rising, 0.001), (change.Period, change.Direction, change.QValue));
    }

    [Fact]
    public async Task Run_SameTexts_AreTheSameAsEveryKindOfFile()
    {
        string[][] rows = [["text", "datum"], .. Rows().Select(row => new[] { row.Text, DateOf(row.Year) })];
        var lines = string.Join('\n', rows.Skip(1).Select(row => JsonSerializer.Serialize(new { text = row[0], datum = row[1] })));
        (string, string)[] query = [("dateColumn", "datum")];

        var csv = Encode(Json(await RunAsync("text/csv", Csv(), query)));
        Assert.Equal(csv, Encode(Json(await RunAsync(TableFormats.Xlsx, Workbook.Of(rows), query))));
        Assert.Equal(csv, Encode(Json(await RunAsync("application/jsonl", Encoding.UTF8.GetBytes(lines), query))));
        Assert.Equal(csv, Encode(Json(await RunAsync("multipart/form-data; boundary=b", Parts("""{"dateColumn":"datum"}""", Csv(), "text/csv")))));

        static string Encode(AnalysisReport report) => JsonSerializer.Serialize(report, JsonConventions.Options);
    }

    [Fact]
    public async Task Run_Page_HasTablesAChartWithItsTextAndNothingFromElsewhere()
    {
        var outcome = await RunAsync("text/csv", Csv(), ("dateColumn", "datum"), ("groupColumn", "datum"));
        var html = Encoding.UTF8.GetString(await WriteAsync(outcome, "text/html"));

        Assert.StartsWith("<!DOCTYPE html><html lang=\"sv\">", html, StringComparison.Ordinal);
        Assert.Contains("<svg role=\"img\"", html, StringComparison.Ordinal);
        Assert.Contains("<desc id=\"labels-text\">", html, StringComparison.Ordinal);
        Assert.Contains("Inloggning och teknik", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.Contains("<desc id=\"themes-text\">", html, StringComparison.Ordinal);
        Assert.Contains("<blockquote>Jag kommer inte in med BankID, sidan h&#xE4;nger sig</blockquote>", html, StringComparison.Ordinal);
        Assert.Contains("Grupper", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Workbook_OpensAndHidesWhatIsHidden()
    {
        var outcome = await RunAsync("text/csv", Csv(), ("dateColumn", "datum"), ("groupColumn", "datum"));
        using var file = new MemoryStream(await WriteAsync(outcome, TableFormats.Xlsx));
        using var workbook = ExcelReaderFactory.CreateOpenXmlReader(file);

        var sheets = new List<string>();
        var labels = new Dictionary<string, object?>();
        do
        {
            sheets.Add(workbook.Name);
            while (workbook.Name == "Etiketter" && workbook.Read())
                labels[workbook.GetString(0)] = workbook.GetValue(2);
        }
        while (workbook.NextResult());

        Assert.Equal(["Rader", "Etiketter", "Perioder", "Förändringar", "Grupper", "Teman", "Citat", "Teman över tid", "Temaförändringar"], sheets);
        Assert.Equal((77.0, "dolt"), (labels["LOGGA_IN_TEKNIK"], labels["BEMOTANDE"]));
    }

    public static TheoryData<string, string, string?, int, string> Wrong => new()
    {
        { "text/csv", "svar\nhej och hå\n", null, 422, "unknown-column" },
        { "text/csv", "text\nbra bemötande\n", "dateColumn=datum", 422, "unknown-column" },
        { "text/csv", "text\nbra bemötande\n", "groupColumn=län", 422, "unknown-column" },
        { "text/csv", "text\nbra bemötande\n", "series=Min serie", 400, "invalid-request" },
        { "text/csv", "text\nbra bemötande\n", "themes=ja", 400, "invalid-request" },
        { "text/csv", "text\n", null, 422, "empty-table" },
        { "text/csv", "text\n" + new string('a', 100_001) + "\n", null, 413, "text-too-long" },
        { "text/csv", "text\nbra bemötande\n", "taxonomy=nowhere", 422, "unknown-taxonomy" },
        { "text/csv", "text\nbra bemötande\n", "taxonomy=idea-value", 409, "taxonomy-not-trained" },
        { "text/csv", "text\nbra bemötande\n", "colour=red", 400, "invalid-request" },
        { "text/plain", "text", null, 415, "unsupported-media-type" },
        { "multipart/form-data; boundary=b", "--b--", null, 400, "invalid-multipart" },
        { TableFormats.Xlsx, "PK", null, 422, "unreadable-table" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Run_WrongFileOrSettings_FailsWithTheProblem(string contentType, string file, string? setting, int status, string kind)
    {
        (string, string)[] query = setting?.Split('=') is [var name, var value] ? [(name, value)] : [];
        var outcome = await RunAsync(contentType, Encoding.UTF8.GetBytes(file), query);
        Assert.Equal((status, kind), (outcome.Problem?.Status ?? 0, outcome.Problem?.Kind));
    }

    [Theory]
    [InlineData("text\nbra bemötande\n", 0, 1)]
    [InlineData("text\n-\n", 1, 0)]
    public async Task Run_OneRow_IsAReport(string file, int empty, int analysed)
    {
        var report = Json(await RunAsync("text/csv", Encoding.UTF8.GetBytes(file)));
        Assert.Equal((1, empty, analysed), (report.Rows.Total, report.Rows.Empty, report.Rows.Analysed));
        Assert.Null(report.Periods);
        Assert.All(report.Labels, label => Assert.True(label.Count is null or 0));
    }

    private static IEnumerable<(string Text, int Year)> Rows() => Said.SelectMany(said => Enumerable.Repeat((said.Text, said.Year), said.Times));

    // Three calendar years from end to end.
    private static string DateOf(int year) => year switch { 2022 => "2022-01-05", 2023 => "2023-06-05", _ => "2024-12-05" };

    private static byte[] Csv() =>
        Encoding.UTF8.GetBytes("text;datum\n" + string.Concat(Rows().Select(row => $"\"{row.Text}\";{DateOf(row.Year)}\n")));

    private static byte[] Parts(string settings, byte[] file, string contentType) =>
    [
        .. Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"settings\"\r\n\r\n{settings}\r\n--b\r\n"
            + $"Content-Disposition: form-data; name=\"file\"; filename=\"svar.csv\"\r\nContent-Type: {contentType}\r\n\r\n"),
        .. file,
        .. "\r\n--b--\r\n"u8,
    ];

    private static AnalysisReport Json(JobOutcome outcome)
    {
        Assert.Null(outcome.Problem);
        using var written = new MemoryStream();
        outcome.Representations[0].WriteAsync(written, Cancelled).GetAwaiter().GetResult();
        return JsonSerializer.Deserialize<AnalysisReport>(written.ToArray(), JsonConventions.Options)!;
    }

    private static async Task<byte[]> WriteAsync(JobOutcome outcome, string contentType)
    {
        using var written = new MemoryStream();
        await outcome.Representations.Single(representation => representation.ContentType == contentType).WriteAsync(written, Cancelled);
        return written.ToArray();
    }

    private async Task<JobOutcome> RunAsync(string contentType, byte[] file, params (string Name, string Value)[] query)
    {
        using var body = new MemoryStream(file);
        var input = new JobInput(
            Guid.NewGuid(), AnalyzeTextsJob.Kind, "tester", null, contentType,
            new QueryCollection(query.ToDictionary(parameter => parameter.Name, parameter => new StringValues(parameter.Value))), body);
        return await host.Services.GetRequiredService<AnalyzeTextsJob>().RunAsync(input, new Progress<double>(), Cancelled);
    }
}
