using System.Text.Json;

namespace PensionsAi.Classification.Tests.Analyze.Themes;

/// <summary>Texts that people could write, some of invented kinds and some of the training data.</summary>
internal static class ThemeTexts
{
    /// <summary>Texts of three subjects, forty of each, said in different ways.</summary>
    public static IReadOnlyList<string> Subjects { get; } = [.. Of("logga in med BankID i appen", 40), .. Of("nästa utbetalning i december", 40), .. Of("ansöka om bostadstillägg till hyran", 40)];

    /// <summary>Texts of a subject.</summary>
    public static IEnumerable<string> Of(string subject, int count)
    {
        string[] starts = ["Hur är det med att", "Varför är det så svårt att", "Jag undrar över att", "Min syster frågade om att", "Kan ni säga något om att", "Det står om att", "Vi läste om att", "Ni skrev om att"];
        string[] ends = ["hos er", "efter sommaren", "för min make", "när man bor utomlands", "på hemsidan", "utan dator", "i brevet", "vid skilsmässa"];
        return Enumerable.Range(0, count).Select(index => $"{starts[index % starts.Length]} {subject} {ends[index / starts.Length % ends.Length]}?");
    }

    /// <summary>The pension texts.</summary>
    public static IReadOnlyList<string> Pension { get; } = Read("train.jsonl", "train-b.jsonl", "train-c.jsonl");

    private static IReadOnlyList<string> Read(params string[] files) =>
    [
        .. files.SelectMany(file => File.ReadLines(Path.Combine(Environment.GetEnvironmentVariable("PENSIONSAI_DATA")!, "text", "pension-freetext", file)))
            .Select(line => JsonElement.Parse(line).GetProperty("text").GetString()!),
    ];
}
