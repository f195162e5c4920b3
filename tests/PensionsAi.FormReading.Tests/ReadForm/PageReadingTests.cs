using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpenCvSharp;
using PensionsAi.FormGenerator.Scanning;
using PensionsAi.FormGenerator.Writing;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.FormReading.Tests.ReadForm;

/// <summary>Whole pages over HTTP: filled in by drawing, then changed as scanners and cameras do.</summary>
public sealed class PageReadingTests(FormReadingHost host, ITestOutputHelper output)
{
    private const string Named = "?template=premiepension-70plus";
    private static readonly string[] Readable = ["personnummer", "share", "payment", "from-month", "date", "signature"];

    public static TheoryData<string, Func<Mat, Mat>> Scans => new()
    {
        { "as printed", page => page.Clone() },
        { "upside down", page => PageChanges.Turn(page, RotateFlags.Rotate180) },
        { "on its left side", page => PageChanges.Turn(page, RotateFlags.Rotate90Clockwise) },
        { "on its right side", page => PageChanges.Turn(page, RotateFlags.Rotate90Counterclockwise) },
        { "negative", PageChanges.Negate },
        { "negative upside down", page => { using var turned = PageChanges.Turn(page, RotateFlags.Rotate180); return PageChanges.Negate(turned); } },
        { "turned 4 degrees", page => PageChanges.Rotate(page, 4) },
        { "turned -5 degrees", page => PageChanges.Rotate(page, -5) },
        { "200 dpi", page => PageChanges.Resize(page, 0.667, 0.667) },
        { "fine fax", PageChanges.Fax },
        { "photo", page => Photograph(page) },
        { "noisy", page => { var noisy = page.Clone(); PageChanges.AddNoise(noisy, 12, 4); return noisy; } },
        { "one corner torn off", page => PageChanges.Cover(page, 0.8, 0.9, 0.2, 0.1) },
        { "lower end cut off", page => PageChanges.Cover(page, 0, 0.85, 1, 0.15) },
        { "lower end cut off, turned", page => { using var torn = PageChanges.Cover(page, 0, 0.85, 1, 0.15); return PageChanges.Rotate(torn, 4); } },
    };

    [Theory]
    [MemberData(nameof(Scans), DisableDiscoveryEnumeration = true)]
    public async Task Read_FilledForm_IsAcceptedAsWritten(string name, Func<Mat, Mat> change)
    {
        using var form = await TestForms.PensionAsync(seed: 11);
        var reading = await ReadAsync(form.Change(change).Encode(), query: "");
        output.WriteLine(name + ": " + Describe(reading));
        Assert.Equal("premiepension-70plus", reading.Template);
        Assert.Equal("1", reading.TemplateVersion);
        Assert.Equal(1, reading.Pages);
        Assert.Equal(FormDecision.Accepted, reading.Decision);
        Assert.Equal(
            ["19340101-7003", "half", "bank-account", "2027-03", "2026-01-26", "true"],
            Readable.Select(field => Field(reading, field).Value!.ToString()));
        Assert.Null(Field(reading, "name").Value);
        Assert.False(Field(reading, "name").Accepted);
    }

    /// <summary>The page that the documentation and the benchmark use.</summary>
    [Fact]
    public async Task Read_SamplePage_IsAccepted()
    {
        var page = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "premiepension.jpg"), TestContext.Current.CancellationToken);
        Assert.Equal(FormDecision.Accepted, (await ReadAsync(page, "", "image/jpeg")).Decision);
    }

    [Fact]
    public async Task Read_TurnedPage_HasItsBoxesOnThePageAsUploaded()
    {
        using var form = await TestForms.PensionAsync();
        var (width, height) = (form.Page.Width, form.Page.Height);
        var upright = Field(await ReadAsync(form.Encode(), ""), "signature").BoundingBox!;
        Assert.InRange(upright.X, 20 * 11.8 - 6, 20 * 11.8 + 6);
        Assert.InRange(upright.Y, 190 * 11.8 - 6, 190 * 11.8 + 6);
        var turned = Field(await ReadAsync(form.Change(page => PageChanges.Turn(page, RotateFlags.Rotate180)).Encode(), ""), "signature").BoundingBox!;
        Assert.InRange(turned.X, width - upright.X - upright.Width - 6, width - upright.X - upright.Width + 6);
        Assert.InRange(turned.Y, height - upright.Y - upright.Height - 6, height - upright.Y - upright.Height + 6);
    }

    [Fact]
    public async Task Read_EmptyForm_IsReviewWithoutValues()
    {
        using var form = await TestForms.EmptyAsync(TestTemplates.Pension);
        var reading = await ReadAsync(form.Encode(), Named);
        Assert.Equal(FormDecision.Review, reading.Decision);
        Assert.All(reading.Fields, field => Assert.False(field.Accepted));
        Assert.All(reading.Fields.Where(field => field.Type != FieldType.Signature), field => Assert.Null(field.Suggestion));
        Assert.Equal("false", Field(reading, "signature").Suggestion!.ToString());
    }

    public static TheoryData<string, Func<FilledForm, FilledForm>, string> Faults => new()
    {
        { "two ticks", form => form.Tick("share", "whole"), "share" },
        { "no tick", form => form.Change(page => PageChanges.Cover(page, 0, 0.37, 1, 0.04)), "share" },
        { "only inked out", form => form.Tick("share", "half", TickStyle.InkedOut), "share" },
        { "an option under a label", form => form.Change(page => PageChanges.Cover(page, 0.095, 0.378, 0.038, 0.027)), "share" },
        { "digit crossed out and written above", form => form.Line(36, 91, 43, 103, 0.6).Line(37, 87.5, 38, 91, 0.6).Line(38, 87.5, 37, 91, 0.6), "personnummer" },
        { "number not valid", form => form.Change(page => PageChanges.Cover(page, 0.09, 0.305, 0.5, 0.05)).Write("personnummer", "193401017004"), "personnummer" },
        { "born too late", form => form.Change(page => PageChanges.Cover(page, 0.09, 0.305, 0.5, 0.05)).Write("personnummer", "199001012385"), "personnummer" },
        { "ten digits in twelve cells", form => form.Change(page => PageChanges.Cover(page, 0.09, 0.305, 0.5, 0.05)).Write("personnummer", "3401017003"), "personnummer" },
        { "a month that is none", form => form.Change(page => PageChanges.Cover(page, 0.09, 0.49, 0.5, 0.05)).Write("from-month", "202714"), "from-month" },
        { "not signed", form => form.Change(page => PageChanges.Cover(page, 0.1, 0.645, 0.5, 0.07)), "signature" },
        { "a line for a name", form => form.Change(page => PageChanges.Cover(page, 0.1, 0.645, 0.5, 0.07)).Line(28, 203, 92, 201, 0.6), "signature" },
        { "a cross for a name", form => form.Change(page => PageChanges.Cover(page, 0.1, 0.645, 0.5, 0.07)).Line(28, 207, 92, 196, 0.6).Line(30, 195, 94, 208, 0.6), "signature" },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Read_FormWithAFault_IsReview(string name, Func<FilledForm, FilledForm> spoil, string field)
    {
        using var form = await TestForms.PensionAsync(seed: 5);
        var reading = await ReadAsync(spoil(form).Encode(), Named);
        output.WriteLine(name + ": " + Describe(reading));
        Assert.Equal(FormDecision.Review, reading.Decision);
        Assert.False(Field(reading, field).Accepted);
        Assert.Null(Field(reading, field).Value);
    }

    // What is crossed out is the best guess, and what stands above it may be meant.
    [Fact]
    public async Task Read_DigitCrossedOut_IsNotSure()
    {
        using var form = await TestForms.PensionAsync(seed: 5);
        var reading = await ReadAsync(form.Line(36, 91, 43, 103, 0.6).Line(37, 87.5, 38, 91, 0.6).Encode(), Named);
        Assert.InRange(Field(reading, "personnummer").Confidence, 0, 0.5);
    }

    [Fact]
    public async Task Read_InkedOutAndTicked_IsTheTicked()
    {
        using var form = await TestForms.PensionAsync();
        var reading = await ReadAsync(form.Tick("share", "quarter", TickStyle.InkedOut).Encode(), Named);
        output.WriteLine(Describe(reading));
        Assert.Equal("half", Field(reading, "share").Value!.GetValue<string>());
        Assert.Contains("inked-out", Field(reading, "share").Checks);
    }

    [Fact]
    public async Task Read_CodeCovered_IsReviewWithSuggestions()
    {
        using var form = await TestForms.PensionAsync();
        form.Change(page => PageChanges.Cover(page, 0.13, 0.03, 0.1, 0.07));
        var reading = await ReadAsync(form.Encode(), Named);
        Assert.Equal(FormDecision.Review, reading.Decision);
        Assert.Equal("19340101-7003", Field(reading, "personnummer").Suggestion!.GetValue<string>());
        Assert.All(reading.Fields, field => Assert.False(field.Accepted));
        await AssertProblemAsync(form.Encode(), "", 422, "template-not-recognised");
    }

    [Fact]
    public async Task Read_OtherPictures_AreProblems()
    {
        using var form = await TestForms.PensionAsync();
        await AssertProblemAsync(TestPictures.Blank(1240, 1754), Named, 422, "form-not-found");
        await AssertProblemAsync(TestPictures.Blank(1240, 1754), "", 422, "template-not-recognised");
        await AssertProblemAsync(TestPictures.Strip("340101-7003"), Named, 422, "form-not-found");
        using var other = await TestForms.EmptyAsync(TestTemplates.EveryType);
        await AssertProblemAsync(other.Encode(), Named, 422, "wrong-template");
        await AssertProblemAsync(other.Encode(), "", 422, "unknown-template");
        using var second = await TestForms.PensionAsync(seed: 2);
        form.Change(page => PageChanges.Beside(page, second.Page));
        await AssertProblemAsync(form.Encode(), "", 422, "several-forms");
        second.Change(page => PageChanges.Cover(page, 0, 0.8, 1, 0.2)).Change(page => PageChanges.Cover(page, 0.8, 0, 0.2, 1));
        await AssertProblemAsync(second.Encode(), Named, 422, "form-not-found");
    }

    private async Task<Contracts.FormReading> ReadAsync(byte[] page, string query, string contentType = "image/png")
    {
        using var response = await host.PostAsync(query, page, contentType);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, TestContext.Current.CancellationToken))!;
    }

    private async Task AssertProblemAsync(byte[] page, string query, int status, string kind)
    {
        using var response = await host.PostAsync(query, page);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((status, "urn:pensionsai:problem:" + kind), ((int)response.StatusCode, problem.TryGetProperty("type", out var type) ? type.GetString() : problem.ToString()));
    }

    private static Mat Photograph(Mat page)
    {
        using var scan = new ScannedPage(page);
        return Photo.Take(scan, new Random(3)).Picture.Clone();
    }

    private static FieldReading Field(Contracts.FormReading reading, string name) => reading.Fields.Single(field => field.Name == name);

    private static string Describe(Contracts.FormReading reading) => string.Join("; ", reading.Fields.Select(field =>
        $"{field.Name} {field.Suggestion?.ToString() ?? "-"} {field.Confidence:F3} {(field.Accepted ? "accepted" : "not")} [{string.Join(' ', field.Checks)}]"));
}
