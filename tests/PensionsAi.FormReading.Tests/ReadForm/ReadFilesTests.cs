using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PensionsAi.FormGenerator;
using PensionsAi.FormGenerator.Scanning;
using PensionsAi.FormReading.Contracts;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.ReadForm;

/// <summary>PDFs, TIFFs of several pages and archives: at once where they have one page, as a job otherwise.</summary>
public sealed class ReadFilesTests(FormReadingHost host)
{
    private const string Pdf = "application/pdf";
    private const string Tiff = "image/tiff";
    private const string Zip = "application/zip";

    [Fact]
    public async Task Post_PdfOfOnePage_IsReadAtOnce()
    {
        using var form = await TestForms.PensionAsync();
        using var response = await host.PostAsync("", FormFiles.Pdf(form.Encode(".jpg")), Pdf);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var reading = await response.Content.ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, TestContext.Current.CancellationToken);
        Assert.Equal(FormDecision.Accepted, reading!.Decision);
        Assert.Equal("19340101-7003", reading.Fields.Single(field => field.Name == "personnummer").Value!.GetValue<string>());
    }

    [Fact]
    public async Task Run_OnePage_AnswersAsTheCallDoes()
    {
        using var form = await TestForms.PensionAsync();
        var outcome = await RunAsync(Tiff, FormFiles.Tiff(form.Encode()));
        Assert.Equal("accepted", (await JsonAsync(outcome)).GetProperty("decision").GetString());
    }

    [Theory]
    [InlineData(Pdf)]
    [InlineData(Tiff)]
    public async Task Run_SeveralPages_AreReadOneByOne(string contentType)
    {
        using var first = await TestForms.PensionAsync(seed: 1);
        using var second = await TestForms.PensionAsync(seed: 4);
        using var upsideDown = await TestForms.PensionAsync(seed: 3);
        upsideDown.Change(page => PageChanges.Turn(page, OpenCvSharp.RotateFlags.Rotate180));
        byte[][] pages = [first.Encode(".jpg"), TestPictures.Blank(2480, 3508), second.Encode(".jpg"), upsideDown.Encode(".jpg")];
        var progress = new List<double>();
        var outcome = await RunAsync(contentType, contentType == Pdf ? FormFiles.Pdf(pages) : FormFiles.Tiff(pages), progress);
        var result = await JsonAsync(outcome);
        Assert.Equal([1, 3, 4], result.GetProperty("readings").EnumerateArray().Select(reading => reading.GetProperty("page").GetInt32()));
        Assert.All(result.GetProperty("readings").EnumerateArray(), reading => Assert.Equal("accepted", reading.GetProperty("decision").GetString()));
        var unread = Assert.Single(result.GetProperty("unread").EnumerateArray());
        Assert.Equal(2, unread.GetProperty("page").GetInt32());
        Assert.Equal("urn:pensionsai:problem:template-not-recognised", unread.GetProperty("type").GetString());
        Assert.Equal(4, progress.Count);
        Assert.Equal(progress.Order(), progress);
    }

    [Fact]
    public async Task Run_Archive_HasAReadingForEachFormWithItsFile()
    {
        using var form = await TestForms.PensionAsync();
        var outcome = await RunAsync(Zip, FormFiles.Zip(
            ("scans/", []),
            ("scans/=1.png", form.Encode()),
            ("scans/2.pdf", FormFiles.Pdf(form.Encode(".jpg"), form.Encode(".jpg"))),
            ("__MACOSX/._1.png", [1]),
            ("notes.txt", "Anna"u8.ToArray())));
        var result = await JsonAsync(outcome);
        Assert.Equal(
            [("scans/=1.png", 1), ("scans/2.pdf", 1), ("scans/2.pdf", 2)],
            result.GetProperty("readings").EnumerateArray().Select(reading => (reading.GetProperty("file").GetString(), reading.GetProperty("page").GetInt32())));
        Assert.Equal("notes.txt", Assert.Single(result.GetProperty("unread").EnumerateArray()).GetProperty("file").GetString());

        var csv = Encoding.UTF8.GetString(await ContentAsync(outcome, "text/csv")).Split("\r\n");
        Assert.Equal(1 + 3 * 8 + 1 + 1, csv.Length);
        Assert.StartsWith("file,page,template,", csv[0], StringComparison.Ordinal);
        Assert.Contains(csv, line => line.StartsWith("scans/=1.png,1,premiepension-70plus,1,accepted,,personnummer,personnummer,19340101-7003,19340101-7003,", StringComparison.Ordinal));
        Assert.Equal("notes.txt,1,,,,,,,,,,,urn:pensionsai:problem:unreadable-image", csv[^2]);
    }

    /// <summary>Also where semicolons divide, as in a Swedish Excel, or tabs.</summary>
    [Theory]
    [InlineData("=cmd(),\"x\".png", "\"'=cmd(),\"\"x\"\".png\"")]
    [InlineData(";=1+1.jpg", "\";=1+1.jpg\"")]
    [InlineData("a\t=1+1.jpg", "\"a\t=1+1.jpg\"")]
    [InlineData("=1;=1.jpg", "\"'=1;=1.jpg\"")]
    public async Task Run_NamesThatAreFormulas_AreTextInCsv(string name, string cell)
    {
        var outcome = await RunAsync(Zip, FormFiles.Zip((name, [1])));
        Assert.Contains($"\r\n{cell},1,", Encoding.UTF8.GetString(await ContentAsync(outcome, "text/csv")), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], int, string> BadFiles => new()
    {
        { Pdf, "no pdf"u8.ToArray(), 422, "unreadable-pdf" },
        { Pdf, "%PDF-1.7\nand no more"u8.ToArray(), 422, "unreadable-pdf" },
        { Zip, "no archive"u8.ToArray(), 422, "unreadable-zip" },
        { Zip, [.. "PK\u0003\u0004"u8, .. new byte[40]], 422, "unreadable-zip" },
        { Zip, FormFiles.Zip(), 422, "unreadable-zip" },
        { Zip, FormFiles.Zip([.. Enumerable.Range(0, 1001).Select(i => ($"{i}", Array.Empty<byte>()))]), 413, "payload-too-large" },
        { "text/plain", "Anna"u8.ToArray(), 415, "unsupported-media-type" },
    };

    [Theory]
    [InlineData(Pdf)]
    [InlineData(Zip)]
    public async Task Post_FileOfMoreThan100Megabytes_IsTooLarge(string contentType)
    {
        using var client = host.Client(Scopes.ReadForms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/form-readings") { Content = new ByteArrayContent(new byte[100_000_001]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        // Else the answer may be lost with the connection, which the service does not read to its end.
        request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Run_BadFile_FailsWithAProblem(string contentType, byte[] content, int status, string kind)
    {
        var outcome = await RunAsync(contentType, content);
        Assert.Equal((status, kind), (outcome.Problem?.Status, outcome.Problem?.Kind));
    }

    /// <summary>Sixty megabytes of zeros that are small in the archive, and a picture of 400 megapixels: neither is unpacked.</summary>
    [Fact]
    public async Task Run_Bombs_AreUnread()
    {
        var outcome = await RunAsync(Zip, FormFiles.Zip(("zeros.png", new byte[60_000_000]), ("large.png", BlackPng.Create(20_000, 20_000))));
        var unread = (await JsonAsync(outcome)).GetProperty("unread").EnumerateArray().ToList();
        Assert.Equal(2, unread.Count);
        Assert.All(unread, page => Assert.Equal(413, page.GetProperty("status").GetInt32()));
    }

    [Theory]
    [InlineData(Pdf, "no pdf", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Zip, "no archive", HttpStatusCode.UnprocessableEntity)]
    [InlineData(Pdf, "%PDF-1.7", HttpStatusCode.NoContent)]
    [InlineData(Zip, "PK\u0003\u0004", HttpStatusCode.NoContent)]
    public async Task Check_Heads_AreJudgedByTheirFirstBytes(string contentType, string head, HttpStatusCode status)
    {
        using var response = await host.PostAsync("", Encoding.Latin1.GetBytes(head), contentType, "/internal/checks/v1/form-readings");
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(Pdf)]
    [InlineData(Zip)]
    public async Task Post_FieldInAFile_IsUnsupported(string contentType)
    {
        using var response = await host.PostAsync("?template=field:personnummer", [1], contentType);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    /// <summary>The host of these tests has no jobs to hand over to; that a job is made of it is tested on the whole platform.</summary>
    [Fact]
    public async Task Post_SeveralPagesWithoutJobs_IsUnavailable()
    {
        using var form = await TestForms.PensionAsync();
        using var pdf = await host.PostAsync("", FormFiles.Pdf(form.Encode(".jpg"), form.Encode(".jpg")), Pdf);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, pdf.StatusCode);
        using var zip = await host.PostAsync("", FormFiles.Zip(("1.png", form.Encode())), Zip);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, zip.StatusCode);
    }

    private static async Task<JsonElement> JsonAsync(JobOutcome outcome)
    {
        using var document = JsonDocument.Parse(await ContentAsync(outcome, "application/json"));
        return document.RootElement.Clone();
    }

    private static async Task<byte[]> ContentAsync(JobOutcome outcome, string contentType)
    {
        Assert.Null(outcome.Problem);
        using var stream = new MemoryStream();
        await outcome.Representations.Single(one => one.ContentType == contentType).WriteAsync(stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private Task<JobOutcome> RunAsync(string contentType, byte[] body, List<double>? progress = null) => RunAsync(host, contentType, body, progress);

    internal static async Task<JobOutcome> RunAsync(FormReadingHost host, string contentType, byte[] body, List<double>? progress = null)
    {
        using var stream = new MemoryStream(body);
        var input = new JobInput(Guid.NewGuid(), "form-readings", "tests", null, contentType, new QueryCollection(new Dictionary<string, StringValues>()), stream);
        return await host.Job.RunAsync(input, new Reports(progress ?? []), TestContext.Current.CancellationToken);
    }

    private sealed class Reports(List<double> reports) : IProgress<double>
    {
        public void Report(double value) => reports.Add(value);
    }
}
