using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpenCvSharp;
using PensionsAi.FormGenerator;
using PensionsAi.FormGenerator.Measuring;
using PensionsAi.FormGenerator.Scanning;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.ReadForm;

/// <summary>
/// Pages that come otherwise than through an office's scanner: each is read, reviewed or refused with a clear problem, and nothing
/// wrong is ever accepted. Several of each kind, over HTTP.
/// </summary>
public sealed class SpecialScansTests(FormReadingHost host, ITestOutputHelper output)
{
    private const int PagesOfAKind = 5;
    private const string Named = "?template=premiepension-70plus";

    public static TheoryData<SpecialScan> Readable => [SpecialScan.Photo, SpecialScan.Negative, SpecialScan.UpsideDown, SpecialScan.OnItsSide];

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task Read_PageThatLiesOrLooksOtherwise_HasItsFieldsFound(SpecialScan kind)
    {
        var tally = new AccuracyTally();
        foreach (var page in await GenerateAsync(TestTemplates.Pension, kind))
            tally.Add(PageVerdict.Of(page.Truth, (await PostAsync("", page)).Reading));
        output.WriteLine(tally.Describe());
        Assert.Equal(1, tally.Located);
        Assert.Empty(tally.WronglyAccepted);
        Assert.InRange(tally.PersonnummerAccepted, 0.6, 1);
        Assert.Equal(1, tally.TicksRight);
    }

    /// <summary>At 98 lines an inch strokes have two or three: what can be read is, and the rest is for a person.</summary>
    [Fact]
    public async Task Read_StandardFax_NeverAcceptsWhatIsWrong()
    {
        var tally = new AccuracyTally();
        foreach (var page in await GenerateAsync(TestTemplates.Pension, SpecialScan.Fax))
        {
            var (reading, problem) = await PostAsync(Named, page);
            Assert.True(problem is null or "form-not-found", problem);
            tally.Add(PageVerdict.Of(page.Truth, reading));
        }

        output.WriteLine(tally.Describe());
        Assert.Empty(tally.WronglyAccepted);
    }

    [Fact]
    public async Task Read_EmptyForms_AreReviewsWithNothingAccepted()
    {
        foreach (var page in await GenerateAsync(TestTemplates.Pension, SpecialScan.Empty))
        {
            var (reading, _) = await PostAsync("", page);
            Assert.Equal(FormDecision.Review, reading!.Decision);
            Assert.All(reading.Fields, field => Assert.False(field.Accepted));
        }
    }

    [Fact]
    public async Task Read_TwoForms_AreRefused()
    {
        foreach (var page in await GenerateAsync(TestTemplates.Pension, SpecialScan.TwoForms))
            Assert.Equal("several-forms", (await PostAsync(Named, page)).Problem);
    }

    [Fact]
    public async Task Read_OtherForms_AreRefused()
    {
        var newer = TestTemplates.Pension with { Version = "2" };
        foreach (var page in await GenerateAsync(TestTemplates.EveryType, SpecialScan.WrongForm))
        {
            Assert.Equal("unknown-template", (await PostAsync("", page)).Problem);
            Assert.Equal("wrong-template", (await PostAsync(Named, page)).Problem);
        }

        foreach (var page in await GenerateAsync(newer, SpecialScan.WrongForm))
            Assert.Equal("unknown-template", (await PostAsync(Named, page)).Problem);
    }

    /// <summary>Its code covered, another form that has the same marks is not taken for the one that the caller named.</summary>
    [Fact]
    public async Task Read_OtherFormWithoutItsCode_HasNothingAccepted()
    {
        foreach (var page in await GenerateAsync(TestTemplates.EveryType, SpecialScan.WrongForm))
        {
            using var picture = Mat.FromImageData(page.Content);
            using var covered = PageChanges.Cover(picture, 0.14, 0.03, 0.13, 0.1);
            var (reading, problem) = await PostAsync(Named, page with { Content = covered.ImEncode(".jpg") });
            Assert.True(problem == "form-not-found" || reading!.Fields.All(field => !field.Accepted), problem);
        }
    }

    private static async Task<IReadOnlyList<GeneratedPage>> GenerateAsync(FormTemplate template, SpecialScan kind)
    {
        TestForms.SkipWithoutBlanks();
        var generator = new PageGenerator(template, TestPictures.Digits, TestPersonnummer.Load(TestPictures.DataFolder));
        var pages = new List<GeneratedPage>();
        foreach (var seed in PageSeeds.Of(7, PagesOfAKind))
            pages.Add(await generator.ScanAsync(kind, seed, cancellationToken: TestContext.Current.CancellationToken));
        return pages;
    }

    private async Task<(Contracts.FormReading? Reading, string? Problem)> PostAsync(string query, GeneratedPage page)
    {
        using var response = await host.PostAsync(query, page.Content, page.MediaType);
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            return (null, problem.GetProperty("type").GetString()!.Split(':')[^1]);
        }

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, TestContext.Current.CancellationToken), null);
    }
}
