using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PensionsAi.Classification.Analyze;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Teach;
using PensionsAi.Classification.Tests.Model.Sentences;
using PensionsAi.Classification.Tests.Train;
using PensionsAi.Classification.Train;
using PensionsAi.Inference.Manifests;
using PensionsAi.JobWorker.Running;
using PensionsAi.LookupEncoder;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Json;
using Request = PensionsAi.Classification.Contracts.ClassifyText;

namespace PensionsAi.Classification.Tests.Versions;

/// <summary>The service with an encoder installed, then without it, then with another: over one database.</summary>
public sealed class SentenceEncoderVersionTests : IDisposable
{
    private const string Id = "saker";
    private const string NotInstalled = "sentence-encoder-not-installed";

    private readonly string _local = Directory.CreateTempSubdirectory("encoder-host-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Dictionary<string, byte[]> Encoder => Synonyms.Encoder(animal: [1, 0], tool: [0, 1]);

    public void Dispose() => Directory.Delete(_local, recursive: true);

    [Fact]
    public async Task Version_TrainedWithAnEncoder_IsServedWithThatOneAlone()
    {
        var trained = await WithEncoderAsync();
        await WithoutEncoderAsync();
        await WithAnotherEncoderAsync(trained);
    }

    [Fact]
    public async Task Start_EncoderThatIsNotAsItsManifestSays_IsRefused()
    {
        var store = TinyEncoder.Install(Encoder);
        await File.AppendAllTextAsync(Path.Combine(store, EncoderFolder.Name, "vocab.txt"), "tillägg\n", Cancelled);
        await using var host = new ClassificationHost { Settings = SettingsOf(store) };
        await Assert.ThrowsAsync<ModelVerificationException>(async () => await host.InitializeAsync());
    }

    [Fact]
    public async Task Start_EncoderOfAnImpossibleName_IsRefused()
    {
        await using var host = new ClassificationHost { Settings = new Dictionary<string, string?> { ["Classification:SentenceEncoder"] = "../elsewhere" } };
        await Assert.ThrowsAsync<OptionsValidationException>(async () => await host.InitializeAsync());
    }

    private async Task<TrainingReport> WithEncoderAsync()
    {
        await using var host = await StartAsync(TinyEncoder.Install(Encoder));
        Assert.Contains("\"sentence-encoder\"", await GetAsync(host, "/internal/models", Scopes.Operate), StringComparison.Ordinal);
        await TeachAsync(host);

        var report = await TrainAsync(host);

        Assert.Equal("sentence-encoder", report.SentenceEncoder!.Encoder.Name);
        Assert.True(report.SentenceEncoder.Weight > 0);
        Assert.True(report.SentenceEncoder.Trials[0].MacroF1 < report.SentenceEncoder.Trials.Max(trial => trial.MacroF1));
        Assert.Contains("\"sentenceEncoder\":{\"encoder\":", await GetAsync(host, $"/v1/taxonomies/{Id}/versions"), StringComparison.Ordinal);
        var result = await host.ClassifyAsync(new Request(Id, [.. Synonyms.Unseen.Select((text, index) => new TextToClassify($"{index}", text.Text))]) { Explain = true, AllScores = true });
        Assert.Equal(Synonyms.Unseen.Select(text => text.Primary), result.Results.Select(one => one.Labels[0].Code));
        Assert.All(result.Results, one => Assert.True(one.SentenceWeight > one.Explanation!.Max(term => term.Weight)));
        await AnalyseAsync(host);
        return report;
    }

    // More rows than are encoded at once, and in between such as say nothing.
    private static async Task AnalyseAsync(ClassificationHost host)
    {
        string[] animals = [.. Synonyms.Training.Where(text => text.Primary == Synonyms.Animal).Select(text => text.Text)];
        var tool = Synonyms.Training[^1].Text;
        var rows = Enumerable.Range(0, 600).Select(row => row % 5 == 0 ? "vet ej" : row < 500 ? animals[row % animals.Length] : tool);
        var csv = Encoding.UTF8.GetBytes("text\n" + string.Join('\n', rows) + "\n");
        var query = new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["taxonomy"] = Id, ["themes"] = "false" });
        var parsed = await AnalysisRequestParser.ParseAsync("text/csv", query, new MemoryStream(csv), Cancelled);

        var report = await host.Services.GetRequiredService<TextAnalyzer>()
            .AnalyzeAsync(parsed.Value.Request, parsed.Value.File, "tester", Guid.NewGuid(), new Progress<double>(), Cancelled);

        Assert.Equal((400, 80), (CountOf(report.Value!, Synonyms.Animal), CountOf(report.Value!, Synonyms.Tool)));
    }

    private async Task WithoutEncoderAsync()
    {
        await using var host = await StartAsync(store: null);
        Assert.DoesNotContain("\"sentence-encoder\"", await GetAsync(host, "/internal/models", Scopes.Operate), StringComparison.Ordinal);
        await AssertNotServedAsync(host);

        // A version without an encoder takes its place, and what needs one cannot be gone back to.
        var report = await TrainAsync(host);
        Assert.Equal(("2", true, null, null), (report.Model.Version, report.Activated, report.SentenceEncoder, report.Comparison));
        var result = await host.ClassifyAsync(new Request(Id, [new TextToClassify("1", Synonyms.Training[0].Text)]) { Explain = true, AllScores = true });
        Assert.Equal((Synonyms.Animal, null), (result.Results[0].Labels[0].Code, result.Results[0].SentenceWeight));
        Assert.Equal((409, NotInstalled), await ActivateAsync(host, "1"));
    }

    private async Task WithAnotherEncoderAsync(TrainingReport trained)
    {
        await using (var other = await StartAsync(TinyEncoder.Install(Synonyms.Encoder(animal: [0, 1], tool: [1, 0]))))
            Assert.Equal((409, NotInstalled), await ActivateAsync(other, trained.Model.Version));

        await using var host = await StartAsync(TinyEncoder.Install(Encoder));
        Assert.Equal((200, null), await ActivateAsync(host, trained.Model.Version));
        await AnalyseAsync(host);
    }

    private static async Task AssertNotServedAsync(ClassificationHost host)
    {
        var (status, problem) = await host.PostAsync(JsonSerializer.Serialize(new Request(Id, [new TextToClassify("1", "hund")]), JsonConventions.Options));
        Assert.Equal((409, "urn:pensionsai:problem:" + NotInstalled), (status, problem.GetProperty("type").GetString()));
        Assert.Contains("sentence-encoder 1.0.0", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        (status, problem) = await host.PostAsync("text\nhund\n", "text/csv", "/internal/checks/v1/analyses?taxonomy=" + Id);
        Assert.Equal((409, "urn:pensionsai:problem:" + NotInstalled), (status, problem.GetProperty("type").GetString()));
        // What comes with the platform needs no encoder.
        Assert.NotEmpty((await host.ClassifyAsync(new Request("pension-freetext", [new TextToClassify("1", "När kommer pengarna?")]))).Results);
    }

    private static long? CountOf(AnalysisReport report, string code) => report.Labels.Single(label => label.Code == code).Count;

    private async Task<ClassificationHost> StartAsync(string? store)
    {
        var host = new ClassificationHost { Settings = SettingsOf(store) };
        await host.InitializeAsync();
        return host;
    }

    private Dictionary<string, string?> SettingsOf(string? store) => new() { ["PENSIONSAI_MODELS"] = store, ["Platform:LocalFolder"] = _local };

    private static async Task TeachAsync(ClassificationHost host)
    {
        var labels = new[] { Synonyms.Animal, Synonyms.Tool }.Select(code => new Label(code, code, string.Empty));
        await host.Services.GetRequiredService<TaxonomyStore>().PutAsync(new Taxonomy(Id, "Saker", string.Empty, [.. labels]), basis: null, "tester", Cancelled);
        await host.Services.GetRequiredService<ExampleStore>().AddAsync(
            Id, [.. Synonyms.Training.Select(text => new NewExample(text.Text, text.Labels))], ExampleSource.Upload, "tester", Cancelled);
    }

    private static async Task<TrainingReport> TrainAsync(ClassificationHost host)
    {
        var trained = await host.Services.GetRequiredService<TaxonomyTraining>()
            .TrainAsync(Guid.NewGuid(), Id, ActivationRule.WhenNotWorse, "tester", new Progress<double>(), Cancelled);
        Assert.Null(trained.Problem);
        return trained.Value!;
    }

    private static async Task<string> GetAsync(ClassificationHost host, string path, string scope = Scopes.Classify)
    {
        using var client = host.Client(scope);
        return await client.GetStringAsync(path, Cancelled);
    }

    private static async Task<(int Status, string? Problem)> ActivateAsync(ClassificationHost host, string version)
    {
        using var client = host.Client(Scopes.Train);
        using var response = await client.PutAsJsonAsync($"/v1/taxonomies/{Id}/active-version", new ActivateVersion(version), JsonConventions.Options, Cancelled);
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancelled));
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? null : body.GetProperty("type").GetString()!.Split(':')[^1]);
    }
}
