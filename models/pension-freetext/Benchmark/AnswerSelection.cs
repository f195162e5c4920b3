using System.Text.Json;
using PensionsAi.Classification.Model;
using PensionsAi.Classification.Train;

namespace PensionsAi.Models.PensionFreetext.Benchmark;

/// <summary>SweFAQ: finds a question's answer among those of its category by the cosine of their vectors. Nothing is trained on labels.</summary>
internal static class AnswerSelection
{
    public const string Name = "SweFAQ, right answer (accuracy)";

    /// <summary>The share of right answers with our terms and with ML.NET's, and the number of questions; null without the set.</summary>
    public static (double Ours, double Baseline, int Questions)? Measure(string folder)
    {
        var file = Path.Combine(folder, "superlim-swefaq", "swefaq_dev.jsonl");
        if (!File.Exists(file))
            return null;
        Question[] questions = [.. File.ReadLines(file).Select(line => Read(JsonElement.Parse(line)))];
        string[] texts = [.. questions.SelectMany(question => question.Answers.Append(question.Text)).Distinct()];
        var space = Vocabulary.Build(texts, new TrainingOptions());
        var baseline = new DefaultFeaturizer(texts);
        return (
            Accuracy(questions, texts, [.. texts.Select(text => SparseVector.Of(space, text))]),
            Accuracy(questions, texts, baseline.Vectors(texts)),
            questions.Length);
    }

    private static double Accuracy(Question[] questions, string[] texts, SparseVector[] vectors)
    {
        var byText = texts.Zip(vectors).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return questions.Average(question =>
        {
            var similarities = question.Answers.Select(answer => byText[question.Text].Cosine(byText[answer])).ToArray();
            return Array.IndexOf(similarities, similarities.Max()) == question.Right ? 1.0 : 0;
        });
    }

    private static Question Read(JsonElement row) => new(
        row.GetProperty("question").GetString()!,
        [.. row.GetProperty("candidate_answers").EnumerateArray().Select(answer => answer.GetString()!)],
        row.GetProperty("label").GetInt32());

    private sealed record Question(string Text, IReadOnlyList<string> Answers, int Right);
}
