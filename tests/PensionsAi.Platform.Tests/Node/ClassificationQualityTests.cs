using System.Globalization;
using System.Text.Json;

namespace PensionsAi.Platform.Tests.Node;

/// <summary>
/// Classification from outside: a model is trained on four fifths of the three training files (stratified, seed 7), put into
/// the operator's model store, and the other fifth is sent through the gateway.
/// </summary>
public sealed class ClassificationQualityTests(ITestOutputHelper output)
{
    private const int Seed = 7;
    private const int TextsACall = 100;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Classify_TextsHeldOut_MacroF1IsAtLeast64Percent()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("PENSIONSAI_DATA") is null, "PENSIONSAI_DATA names no folder with the training texts.");
        var models = Directory.CreateTempSubdirectory("split-model-").FullName;
        using (var training = Child.Start(
            Build.PensionFreetext, models, new Dictionary<string, string>(),
            "train", "--out", models, "--split", "0.2", "--seed", Seed.ToString(CultureInfo.InvariantCulture)))
            Assert.True(await training.WaitAsync(Cancelled) == 0, training.Output);

        var heldOut = File.ReadLines(Path.Combine(models, "pension-freetext", "held-out.jsonl"))
            .Select(line => JsonSerializer.Deserialize<HeldOut>(line, JsonSerializerOptions.Web)!)
            .ToList();
        await using var node = await PlatformNode.StartAsync(settings: new Dictionary<string, string> { ["PENSIONSAI_MODELS"] = models });
        using var client = node.Client(node.Key);
        var predicted = new List<string>();
        foreach (var texts in heldOut.Chunk(TextsACall))
        {
            var body = JsonSerializer.Serialize(new
            {
                taxonomy = "pension-freetext",
                allScores = true,
                texts = texts.Select((text, i) => new { id = i.ToString(CultureInfo.InvariantCulture), text = text.Text }),
            });
            using var answer = await client.PostJsonAsync("/v1/classifications", body);
            var result = await answer.JsonAsync();
            Assert.EndsWith($"-split.{Seed}", result.GetProperty("model").GetProperty("version").GetString(), StringComparison.Ordinal);
            predicted.AddRange(result.GetProperty("results").EnumerateArray().Select(text => text.GetProperty("labels")[0].GetProperty("code").GetString()!));
        }

        var macroF1 = MacroF1([.. heldOut.Select(text => text.Labels[0])], predicted);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"macro-F1 {macroF1:F4} over {heldOut.Count} texts held out, seed {Seed}, over HTTP"));
        Assert.InRange(macroF1, 0.64, 1);
    }

    private static double MacroF1(IReadOnlyList<string> actual, IReadOnlyList<string> predicted) =>
        actual.Distinct().Average(label =>
        {
            var both = actual.Zip(predicted).Count(pair => pair.First == label && pair.Second == label);
            return 2.0 * both / (actual.Count(one => one == label) + predicted.Count(one => one == label));
        });

    private sealed record HeldOut(string Text, IReadOnlyList<string> Labels);
}
