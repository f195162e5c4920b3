using System.Text.Json;
using PensionsAi.Classification.Train;

namespace PensionsAi.Models.PensionFreetext.Benchmark;

/// <summary>
/// The sets of Swedish text that the training is measured on, where the folder of the data has them. All but pension-freetext
/// are for measuring only: no model trained on them is kept.
/// </summary>
internal static class BenchmarkSets
{
    private const int FewHeldOut = 20;

    public static IEnumerable<BenchmarkSet> Read(string folder, IReadOnlyList<LabelledText> pension, int seed)
    {
        yield return BenchmarkSet.Folds("pension-freetext, main label", pension, EvaluateCommand.Folds, seed);
        var subjects = BenchmarkSet.HoldOut("regeringen-amnen, all labels", Texts(folder, "regeringen-amnen/train.jsonl", "text", row =>
            [.. row.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!)]), seed) with
        { IsMultiLabel = true, BaselinePenalty = 0.3f };
        yield return subjects;
        yield return subjects with { Name = subjects.Name + ", duplicates left in", KeepsDuplicates = true };

        // A hundred intents of nine texts each: with a fifth of them held out there is less to learn from than whoever teaches them has.
        var questions = Texts(folder, "corona-chatbot-intents/train.jsonl", "text", row => [row.GetProperty("intent").GetString()!]);
        foreach (var folds in new[] { EvaluateCommand.Folds, FewHeldOut })
            yield return BenchmarkSet.Folds($"corona-chatbot, intents, {folds} folds", questions, folds, seed) with { BaselinePenalty = 0.3f };
        yield return TrainAndDev("absabank-imm, three attitudes", folder, "superlim-absabank-imm/absabank-imm", "text", row =>
            [Attitude(row.GetProperty("label").GetDouble())]);
        yield return TrainAndDev("argumentation, topic", folder, "superlim-argumentation-sentences/argumentation-sentences", "sentence", row =>
            [row.GetProperty("topic").GetString()!]);
        yield return TrainAndDev("argumentation, stance", folder, "superlim-argumentation-sentences/argumentation-sentences", "sentence", row =>
            [row.GetProperty("label").GetString()!]);
        yield return BenchmarkSet.HoldOut("reviews, sentiment", Texts(folder, "swedish-reviews-10k/train.jsonl", "text", row =>
            [row.GetProperty("sentiment").GetString()!]), seed);
    }

    // The classes that the set's description names.
    private static string Attitude(double mean) => mean switch
    {
        < 2.5 => "negative",
        > 3.5 => "positive",
        _ => "neutral",
    };

    private static BenchmarkSet TrainAndDev(
        string name, string folder, string path, string textName, Func<JsonElement, IReadOnlyList<string>> labels) =>
        new(name, [(Texts(folder, path + "_train.jsonl", textName, labels), Texts(folder, path + "_dev.jsonl", textName, labels))]);

    private static IReadOnlyList<LabelledText> Texts(
        string folder, string path, string textName, Func<JsonElement, IReadOnlyList<string>> labels)
    {
        var file = Path.Combine(folder, path);
        return File.Exists(file)
            ? [.. File.ReadLines(file).Select(line => JsonElement.Parse(line)).Select(row =>
                new LabelledText(row.GetProperty(textName).GetString()!, labels(row)))]
            : [];
    }
}
