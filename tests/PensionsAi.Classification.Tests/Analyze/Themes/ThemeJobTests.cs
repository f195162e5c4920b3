using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Analyze.Themes;
using PensionsAi.Classification.Contracts;
using PensionsAi.JobWorker.Running;
using PensionsAi.ServiceDefaults.Json;

namespace PensionsAi.Classification.Tests.Analyze.Themes;

public sealed class ThemeJobTests(ClassificationHost host)
{
    private readonly string _caller = $"tester-{Guid.NewGuid():N}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_SeriesGoesOn_ThemesKeepTheirIdentitiesAndNewOnesAreTold()
    {
        var first = await RunAsync(ThemeTexts.Subjects);
        var again = await RunAsync(ThemeTexts.Subjects);
        var more = await RunAsync([.. ThemeTexts.Subjects, .. ThemeTexts.Of("spara i fonder för premiepensionen", 20)]);

        Assert.Equal(Themes(first), Themes(again));
        Assert.DoesNotContain(first.Themes!.Across, theme => theme.IsNew);
        Assert.Contains("fonder", Assert.Single(more.Themes!.Across, theme => theme.IsNew).Name, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Themes(first).Select(theme => theme.Id).Except(Themes(more).Select(theme => theme.Id)));
    }

    [Theory]
    [InlineData("other-caller", "default")]
    [InlineData(null, "other-series")]
    public async Task Run_OtherCallerOrSeries_RemembersNothingOfIt(string? caller, string series)
    {
        await RunAsync(ThemeTexts.Subjects);
        var other = await RunAsync([.. ThemeTexts.Of("spara i fonder för premiepensionen", 20)], caller is null ? _caller : _caller + caller, ("series", series));
        Assert.DoesNotContain(other.Themes!.Across, theme => theme.IsNew);
        Assert.Equal(series, other.Themes.Series);
    }

    [Fact]
    public async Task Run_JobIsDoneTwice_TellsTheSameNewThemes()
    {
        string[] more = [.. ThemeTexts.Subjects, .. ThemeTexts.Of("spara i fonder för premiepensionen", 20)];
        await RunAsync(ThemeTexts.Subjects);
        var job = Guid.NewGuid();
        var first = await RunAsync(more, _caller, job);
        var second = await RunAsync(more, _caller, job);
        Assert.Equal(JsonSerializer.Serialize(first, JsonConventions.Options), JsonSerializer.Serialize(second, JsonConventions.Options));
        Assert.Contains(second.Themes!.Across, theme => theme.IsNew);
    }

    [Fact]
    public async Task Run_TextsWithPersons_AreQuotedAndRememberedMasked()
    {
        var report = await RunAsync([.. ThemeTexts.Of("logga in med BankID i appen, hälsar Anna Öberg 19121212-1212 och", 30)]);
        var json = JsonSerializer.Serialize(report, JsonConventions.Options);
        var (state, _) = await host.Services.GetRequiredService<ThemeStore>().FindAsync(_caller, report.Taxonomy, "default", Cancelled);

        Assert.NotEmpty(report.Themes!.Across.SelectMany(theme => theme.Quotes));
        Assert.Contains("[PERSON_1]", json, StringComparison.Ordinal);
        foreach (var kept in new[] { json, JsonSerializer.Serialize(state, JsonConventions.Options) })
        {
            Assert.DoesNotContain("Öberg", kept, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("1212", kept, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_WithoutThemes_HasNone() =>
        Assert.Null((await RunAsync(ThemeTexts.Subjects, _caller, ("themes", "false"))).Themes);

    [Fact]
    public async Task Keep_OfTwoAtOnce_OneSeesThatItWasLate()
    {
        var store = host.Services.GetRequiredService<ThemeStore>();
        var state = new ThemeState(Guid.NewGuid(), new ScopeState(new Dictionary<string, float>(), []), new Dictionary<string, ScopeState>());
        Assert.True(await store.TryKeepAsync(_caller, "t", "s", state, 0, Cancelled));
        Assert.False(await store.TryKeepAsync(_caller, "t", "s", state, 0, Cancelled));
        Assert.True(await store.TryKeepAsync(_caller, "t", "s", state, 1, Cancelled));
        Assert.False(await store.TryKeepAsync(_caller, "t", "s", state, 1, Cancelled));
        Assert.Equal(2, (await store.FindAsync(_caller, "t", "s", Cancelled)).Revision);
    }

    [Fact]
    public async Task Run_Groups_AreCountedByMaskedName()
    {
        var rows = ThemeTexts.Subjects.Index().Select(text => $"\"{text.Item}\";{(text.Index % 2 == 0 ? "Norr" : "Handläggare Anna Öberg")}");
        var report = await RunFileAsync("text;region\n" + string.Join('\n', rows), _caller, Guid.NewGuid(), ("groupColumn", "region"));
        Assert.Equal([60, 60], report.Groups!.Select(group => group.Count));
        Assert.Contains("Norr", report.Groups!.Select(group => group.Name));
        Assert.DoesNotContain(report.Groups!, group => group.Name!.Contains("Öberg", StringComparison.Ordinal));
        Assert.All(report.Groups!, group => Assert.Equal(report.Labels.Count, group.Labels.Count));
    }

    [Fact]
    public async Task Run_GroupAsLongAsATextMayNotBe_IsShownInPart()
    {
        var report = await RunFileAsync("text;region\n" + string.Concat(Enumerable.Repeat($"bra bemötande;{new string('å', 150_000)}\n", 6)), _caller, Guid.NewGuid(), ("groupColumn", "region"));
        Assert.Equal(100, Assert.Single(report.Groups!).Name!.Length);
    }

    [Fact]
    public async Task Run_MoreGroupsThanAReportHas_IsRefused()
    {
        var outcome = await RunJobAsync("text;region\n" + string.Concat(Enumerable.Range(0, 51).Select(row => $"bra bemötande;{row}\n")), _caller, Guid.NewGuid(), ("groupColumn", "region"));
        Assert.Equal((422, "too-many-groups"), (outcome.Problem!.Status, outcome.Problem.Kind));
    }

    private static List<(string Id, string Name, int? Count)> Themes(AnalysisReport report) =>
        [.. report.Themes!.Across.Concat(report.Themes.ByLabel.SelectMany(label => label.Themes)).Select(theme => (theme.Id, theme.Name, theme.Count))];

    private Task<AnalysisReport> RunAsync(IReadOnlyList<string> texts) => RunAsync(texts, _caller, Guid.NewGuid());

    private Task<AnalysisReport> RunAsync(IReadOnlyList<string> texts, string caller, params (string Name, string Value)[] query) =>
        RunAsync(texts, caller, Guid.NewGuid(), query);

    private Task<AnalysisReport> RunAsync(IReadOnlyList<string> texts, string caller, Guid job, params (string Name, string Value)[] query) =>
        RunFileAsync("text\n" + string.Concat(texts.Select(text => $"\"{text}\"\n")), caller, job, query);

    private async Task<AnalysisReport> RunFileAsync(string file, string caller, Guid job, params (string Name, string Value)[] query)
    {
        var outcome = await RunJobAsync(file, caller, job, query);
        Assert.Null(outcome.Problem);
        using var written = new MemoryStream();
        await outcome.Representations[0].WriteAsync(written, Cancelled);
        return JsonSerializer.Deserialize<AnalysisReport>(written.ToArray(), JsonConventions.Options)!;
    }

    private async Task<JobOutcome> RunJobAsync(string file, string caller, Guid job, params (string Name, string Value)[] query)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var input = new JobInput(
            job, AnalyzeTextsJob.Kind, caller, null, "text/csv",
            new QueryCollection(query.ToDictionary(parameter => parameter.Name, parameter => new StringValues(parameter.Value))), body);
        return await host.Services.GetRequiredService<AnalyzeTextsJob>().RunAsync(input, new Progress<double>(), Cancelled);
    }
}
