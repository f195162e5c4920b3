using Microsoft.Extensions.DependencyInjection;
using PensionsAi.Classification.Contracts;
using PensionsAi.Classification.Domain;
using PensionsAi.Classification.Taxonomies;
using PensionsAi.Classification.Teach;
using PensionsAi.Classification.Train;
using PensionsAi.Classification.Versions;

namespace PensionsAi.Classification.Tests.Train;

/// <summary>Trainings in the service, with its database.</summary>
public sealed class TaxonomyTrainingTests(ClassificationHost host)
{
    private static readonly string[] Things = ["appen", "sidan", "inloggningen", "brevet", "blanketten", "telefonkön", "chatten", "kartan", "sökningen", "kalendern"];
    private static readonly string[] Complaints = ["krånglar hela tiden", "hänger sig jämt", "är trasig igen", "fungerar inte alls"];
    private static readonly string[] Praises = ["är så bra gjord", "är verkligen hjälpsam", "gjorde mig glad", "är snabb och trevlig"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Train_DuplicatesAcrossThePartsAndAWrongLabel_AreCountedAndDoubted()
    {
        var id = await DefineAsync();
        var texts = Sentences("KRANGLAR", Complaints).Concat(Sentences("NOJD", Praises)).ToList();
        // Said again with more signs: other texts, but not other terms.
        var echoes = texts.Select(text => new NewExample(text.Text + " !!", text.Labels));
        // Some of them may be locked away in the test part.
        NewExample[] wrong =
        [
            new("Kalendern hänger sig jämt och krånglar hela tiden", ["NOJD"]),
            new("Appen är trasig igen och hänger sig jämt", ["NOJD"]),
            new("Sökningen krånglar hela tiden och fungerar inte alls", ["NOJD"]),
        ];
        await TeachAsync(id, [.. texts, .. echoes, .. wrong]);

        var report = await TrainAsync(id, ActivationRule.WhenNotWorse);

        Assert.True(report.Activated);
        Assert.Null(report.Comparison);
        Assert.True(report.Examples.DuplicatesRemoved > 0);
        Assert.Equal((2 * texts.Count) + wrong.Length, report.Examples.Training + report.Examples.Test + report.Examples.DuplicatesRemoved);
        Assert.Contains(report.Doubted, doubt => doubt is { Given: "NOJD", Suggested: "KRANGLAR" });
        Assert.Equal(["OVRIGT"], report.Examples.Untaught);
    }

    [Fact]
    public async Task Train_WithLabelsTurnedRound_IsWorseAndStaysInactiveUnlessAPersonInsists()
    {
        var id = await DefineAsync();
        var texts = Sentences("KRANGLAR", Complaints).Concat(Sentences("NOJD", Praises)).ToList();
        await TeachAsync(id, texts);
        var good = await TrainAsync(id, ActivationRule.WhenNotWorse);
        await TurnTrainingPartRoundAsync(id, texts);

        var bad = await TrainAsync(id, ActivationRule.WhenNotWorse);

        Assert.Equal(("1", VersionVerdict.Worse, false), (bad.Comparison!.Against, bad.Comparison.Verdict, bad.Activated));
        var catalog = host.Services.GetRequiredService<VersionCatalog>();
        var refused = await catalog.ActivateAsync(id, new ActivateVersion("2"), "tester", Cancelled);
        Assert.Equal(VersionProblems.Worse, refused.Problem);
        var insisted = await catalog.ActivateAsync(id, new ActivateVersion("2") { Insist = true }, "tester", Cancelled);
        Assert.True(insisted.Value!.IsActive);
        Assert.True(Assert.Single(insisted.Value.Activations).Insisted);
        var back = await catalog.ActivateAsync(id, new ActivateVersion(good.Model.Version), "tester", Cancelled);
        Assert.True(back.Value!.IsActive);
    }

    [Fact]
    public async Task Train_OneJobTwice_MakesOneVersion()
    {
        var id = await DefineAsync();
        await TeachAsync(id, [.. Sentences("KRANGLAR", Complaints), .. Sentences("NOJD", Praises)]);
        var job = Guid.NewGuid();
        var first = await TrainAsync(id, ActivationRule.WhenNotWorse, job);
        var second = await TrainAsync(id, ActivationRule.WhenNotWorse, job);
        Assert.Equal(first.Model, second.Model);
        Assert.Single((await host.Services.GetRequiredService<VersionCatalog>().ListAsync(id, Cancelled))!);
    }

    [Fact]
    public async Task Train_SameExamplesInAnotherOrder_IsTheSameModel()
    {
        List<NewExample> texts = [.. Sentences("KRANGLAR", Complaints), .. Sentences("NOJD", Praises)];
        var (one, other) = (await DefineAsync(), await DefineAsync());
        await TeachAsync(one, texts);
        texts.Reverse();
        await TeachAsync(other, texts);
        Assert.Equal((await TrainAsync(one, ActivationRule.Never)).Model.Sha256, (await TrainAsync(other, ActivationRule.Never)).Model.Sha256);
    }

    [Fact]
    public async Task Train_OneLabelOrNone_IsRefused()
    {
        var id = await DefineAsync();
        var training = host.Services.GetRequiredService<TaxonomyTraining>();
        Assert.Equal(VersionProblems.NoExamples, await training.FindProblemAsync(id, Cancelled));
        await TeachAsync(id, [.. Sentences("NOJD", Praises)]);
        Assert.Equal(VersionProblems.OneLabel, await training.FindProblemAsync(id, Cancelled));
        Assert.Equal(TaxonomyProblems.NotFound, await training.FindProblemAsync("nowhere", Cancelled));
    }

    private static IEnumerable<NewExample> Sentences(string label, string[] endings) =>
        from thing in Things
        from ending in endings
        select new NewExample($"{char.ToUpperInvariant(thing[0])}{thing[1..]} {ending}", [label]);

    private async Task<string> DefineAsync()
    {
        var id = "t" + Guid.NewGuid().ToString("N");
        var labels = new[] { "KRANGLAR", "NOJD", "OVRIGT" }.Select(code => new Label(code, code, string.Empty));
        await host.Services.GetRequiredService<TaxonomyStore>().PutAsync(new Taxonomy(id, "Svar", string.Empty, [.. labels]), basis: null, "tester", Cancelled);
        return id;
    }

    private async Task TeachAsync(string id, IReadOnlyList<NewExample> texts) =>
        await host.Services.GetRequiredService<ExampleStore>().AddAsync(id, texts, ExampleSource.Upload, "tester", Cancelled);

    private async Task TurnTrainingPartRoundAsync(string id, IEnumerable<NewExample> texts)
    {
        var labelled = await host.Services.GetRequiredService<ExampleStore>().ReadLabelledAsync(id, Cancelled);
        var locked = labelled.Where(example => example.IsTest).Select(example => example.Text).ToHashSet();
        Assert.True(locked.Count >= 10, "The test part is too small to tell.");
        await TeachAsync(id, [.. texts.Where(text => !locked.Contains(text.Text)).Select(text => text with { Labels = [text.Labels[0] == "NOJD" ? "KRANGLAR" : "NOJD"] })]);
    }

    private async Task<TrainingReport> TrainAsync(string id, ActivationRule rule, Guid? job = null)
    {
        var trained = await host.Services.GetRequiredService<TaxonomyTraining>()
            .TrainAsync(job ?? Guid.NewGuid(), id, rule, "tester", new Progress<double>(), Cancelled);
        Assert.Null(trained.Problem);
        return trained.Value!;
    }
}
