using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PensionsAi.FormGenerator;
using PensionsAi.FormReading.Contracts;
using PensionsAi.FormReading.ReadForm;
using PensionsAi.FormReading.Templates;
using PensionsAi.FormReading.Thresholds;
using PensionsAi.ServiceDefaults.Json;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.Thresholds;

/// <summary>The command over folders of pages, as an operator runs it.</summary>
public sealed class ThresholdsCommandTests(FormReadingHost host)
{
    private const int Measurement = 12;
    private const int Pages = 8;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thresholds_LabelledPages_GivesAPolicyThatATemplateTakes()
    {
        var folder = await PagesAsync();
        var (code, output, error) = await RunAsync("--pages", folder);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"{Pages} pages of premiepension-70plus, {Pages * 6} fields, read by ", output, StringComparison.Ordinal);
        Assert.Contains("The set is too small to prove 0.50 %: that takes 598 accepted fields", output, StringComparison.Ordinal);

        var policy = JsonSerializer.Deserialize<FormPolicy>(PolicyOf(output), JsonConventions.Options)!;
        Assert.Null(FormTemplateCheck.Check(TestTemplates.Pension with { Policy = policy }));
        Assert.True(policy is { Accept: AcceptanceRule.PlainReading, AcceptanceThreshold: >= 0.95, NoCheckDigitThreshold: >= 0.95, MarkThreshold: >= 0.95 });
        // This one is never lowered.
        Assert.InRange(policy.PlainThreshold!.Value, new FormReadingOptions().PlainThreshold, 1);
        foreach (var label in Directory.GetFiles(folder, "*.json"))
            Assert.DoesNotContain(Personnummer(await LabelAsync(label))["value"]!.GetValue<string>(), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thresholds_ReadingThatIsNotWhatTheLabelSays_CountsAsWrongAndIsNamed()
    {
        var folder = await PagesAsync();
        // Whichever page has a number that is accepted: another person's is as sure to be read, and as wrong.
        foreach (var path in Directory.GetFiles(folder, "*.json"))
            await ChangeAsync(path, label => Personnummer(label)["value"] = "19340101-7003");

        var (code, output, error) = await RunAsync("--pages", folder, "--max-error", "0.2");
        Assert.Equal(1, code);
        Assert.Contains("no value of AcceptanceThreshold", error, StringComparison.Ordinal);
        Assert.Contains(".jpg personnummer: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"policy\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thresholds_NumberThatMayNotBeAccepted_IsWrongThoughItsReadingIsRight()
    {
        var folder = await PagesAsync();
        foreach (var path in Directory.GetFiles(folder, "*.json"))
            await ChangeAsync(path, label => Personnummer(label)["mayBeAccepted"] = false);
        var (code, _, error) = await RunAsync("--pages", folder);
        Assert.Equal(1, code);
        Assert.Contains("no value of AcceptanceThreshold", error, StringComparison.Ordinal);
    }

    public static TheoryData<Action<JsonObject>, string> WrongLabels => new()
    {
        { label => label["file"] = "none.jpg", "file: There is no such file" },
        { label => label["file"] = "../one.jpg", "file: There is no such file" },
        { label => label["template"] = "no-such-form", "template: There is no such form" },
        { label => label["version"] = "99", "template: There is no such form" },
        { label => label["page"] = 2, "page: The form has no such page." },
        { label => label.Remove("fields"), "Is no label: line 1, $" },
        { label => label["fields"]!.AsArray().Add(null), "Is null, or a field is." },
        { label => Personnummer(label)["mayBeAcepted"] = true, "Is no label: line 1, $.fields[2].mayBeAcepted." },
        { label => Personnummer(label).Remove("value"), "Is no label: line 1, $" },
        { label => Personnummer(label)["value"] = "19340101-7004", "personnummer: Must be a personnummer" },
        { label => Personnummer(label)["value"] = 19340101, "personnummer: Must be a personnummer" },
        { label => Personnummer(label)["type"] = "date", "personnummer: Is of another type." },
        { label => Personnummer(label)["name"] = "number", "number: The page has no such field." },
        { label => label["fields"]!.AsArray().Add(Personnummer(label).DeepClone()), "personnummer: Is there twice." },
        { label => Field(label, "share")["value"] = "all", "share: Must be the value of one of the options" },
        { label => Field(label, "from-month")["value"] = "2027-03-01", "from-month: Must be a day" },
        { label => Field(label, "signature")["value"] = "yes", "signature: Must be true, false or null." },
    };

    [Theory]
    [MemberData(nameof(WrongLabels), DisableDiscoveryEnumeration = true)]
    public async Task Thresholds_LabelThatCannotBeRight_IsRefused(Action<JsonObject> spoil, string expected)
    {
        var folder = await PagesAsync(count: 1);
        await ChangeAsync(Directory.GetFiles(folder, "*.json")[0], spoil);
        var (code, output, error) = await RunAsync("--pages", folder);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thresholds_FileOfSeveralPages_IsRefused()
    {
        var folder = await PagesAsync(count: 1);
        using var form = await TestForms.PensionAsync();
        var page = form.Encode();
        await File.WriteAllBytesAsync(Path.Combine(folder, "two.tif"), FormFiles.Tiff(page, page), Cancelled);
        await ChangeAsync(Directory.GetFiles(folder, "*.json")[0], label => label["file"] = "two.tif");
        var (code, _, error) = await RunAsync("--pages", folder);
        Assert.Equal(1, code);
        Assert.Contains("two.tif: Has several pages", error, StringComparison.Ordinal);
    }

    /// <summary>What cannot be read is for a person, and lowers the coverage.</summary>
    [Fact]
    public async Task Thresholds_PageThatIsNoForm_CountsAsNotAccepted()
    {
        var folder = await PagesAsync();
        var first = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).First();
        await File.WriteAllBytesAsync(Path.Combine(folder, "white.png"), TestPictures.Blank(1240, 1754), Cancelled);
        await ChangeAsync(first, label => label["file"] = "white.png");
        var (code, output, _) = await RunAsync("--pages", folder);
        Assert.Equal(0, code);
        Assert.Contains("Pages that were not read, whose fields are for a person: 1.\nwhite.png: ", output, StringComparison.Ordinal);
        Assert.Contains($"{Pages} pages", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Give either --pages or --examples.")]
    [InlineData("Give either --pages or --examples.", "--pages", "a", "--examples", "b")]
    [InlineData("--max-error must be from 0.0001 to 0.2.", "--pages", "a", "--max-error", "0.5")]
    [InlineData("--max-error must be from 0.0001 to 0.2.", "--pages", "a", "--max-error", "0,01")]
    [InlineData("There are no labels", "--pages", "no-such-folder")]
    [InlineData("There is no such file.", "--examples", "no-such-folder")]
    public async Task Thresholds_WrongArguments_AreRefused(string expected, params string[] arguments)
    {
        TestForms.SkipWithoutBlanks();
        var (code, _, error) = await RunAsync(arguments);
        Assert.Equal(1, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thresholds_FormThatIsNotInTheSet_IsRefused()
    {
        var (code, _, error) = await RunAsync("--pages", await PagesAsync(count: 1), "--form", "another-form");
        Assert.Equal(1, code);
        Assert.Contains("the set has: premiepension-70plus", error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await new RootCommand { ThresholdsCommand.Create(host.Configuration) }
            .Parse(["thresholds", .. arguments])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancelled);
        return (code, output.ToString(), error.ToString());
    }

    private static async Task<string> PagesAsync(int count = Pages)
    {
        TestForms.SkipWithoutBlanks();
        var generator = new PageGenerator(
            TestTemplates.Pension, Writers.Validation.Load(TestPictures.DataFolder), TestPersonnummer.Load(TestPictures.DataFolder));
        var folder = Directory.CreateTempSubdirectory("threshold-tests-").FullName;
        foreach (var seed in PageSeeds.Of(Measurement, count))
        {
            var page = await generator.ScanAsync(seed, cancellationToken: Cancelled);
            var path = Path.Combine(folder, page.Truth.File);
            await File.WriteAllBytesAsync(path, page.Content, Cancelled);
            await File.WriteAllTextAsync(Path.ChangeExtension(path, ".json"), JsonSerializer.Serialize(page.Truth, JsonConventions.Options), Cancelled);
        }

        return folder;
    }

    private static async Task<JsonObject> LabelAsync(string path) => JsonNode.Parse(await File.ReadAllTextAsync(path, Cancelled))!.AsObject();

    private static async Task ChangeAsync(string path, Action<JsonObject> change)
    {
        var label = await LabelAsync(path);
        change(label);
        await File.WriteAllTextAsync(path, label.ToJsonString(), Cancelled);
    }

    private static JsonObject Personnummer(JsonObject label) => Field(label, "personnummer");

    private static JsonObject Field(JsonObject label, string name) =>
        label["fields"]!.AsArray().Single(field => field!["name"]!.GetValue<string>() == name)!.AsObject();

    private static string PolicyOf(string output)
    {
        var start = output.IndexOf("{\n", StringComparison.Ordinal);
        return JsonNode.Parse(output[start..output.IndexOf("\n}\n", start, StringComparison.Ordinal)] + "\n}")!["policy"]!.ToJsonString();
    }
}
