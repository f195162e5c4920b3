using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using PensionsAi.FormGenerator;
using PensionsAi.FormGenerator.Measuring;
using PensionsAi.FormReading.Contracts;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.ReadForm;

/// <summary>
/// Forms filled in for invented people with digits of MNIST's test writers, scanned in every way that offices scan, read over HTTP.
/// There are 40 of them unless <c>PENSIONSAI_FORMS</c> says otherwise; the figures are printed. <c>PensionsAi.FormAccuracy</c>
/// measures on many more.
/// </summary>
public sealed class GeneratedFormsTests(FormReadingHost host, ITestOutputHelper output)
{
    private const int Measurement = 7;

    private static readonly int FormCount =
        int.TryParse(Environment.GetEnvironmentVariable("PENSIONSAI_FORMS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 40;

    [Fact]
    public async Task Read_ScannedForms_ReachesEveryGoal()
    {
        TestForms.SkipWithoutBlanks();
        var generator = new PageGenerator(TestTemplates.Pension, TestPictures.Digits, TestPersonnummer.Load(TestPictures.DataFolder));
        var tally = new AccuracyTally();
        foreach (var seed in PageSeeds.Of(Measurement, FormCount))
        {
            var page = await generator.ScanAsync(seed, cancellationToken: TestContext.Current.CancellationToken);
            tally.Add(PageVerdict.Of(page.Truth, await ReadAsync(page)));
        }

        output.WriteLine(tally.Describe());
        foreach (var fault in tally.Faults())
            output.WriteLine(fault);
        Assert.All(tally.Goals(), goal => Assert.True(goal.IsReached, goal.What));
    }

    private async Task<Contracts.FormReading?> ReadAsync(GeneratedPage page)
    {
        using var response = await host.PostAsync("", page.Content, page.MediaType);
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
            return null;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<Contracts.FormReading>(JsonConventions.Options, TestContext.Current.CancellationToken);
    }
}
