using PensionsAi.Classification.Contracts;
using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Classification.Analyze;

/// <summary>The example in the API description.</summary>
internal static class AnalyzeTextsExamples
{
    public static readonly AnalyzeTexts Settings = new() { TextColumn = "kommentar", DateColumn = "datum" };

    public static readonly AnalysisReport Report = new(
        "digital-mailbox",
        new ModelVersion("digital-mailbox", "2", new string('0', 63) + "1"),
        new AnalysisRows(
            Total: 420, Empty: 31,
            [
                new(EmptyAnswerKind.Blank, 9), new(EmptyAnswerKind.NoAnswer, 22), new(EmptyAnswerKind.Greeting, 0),
                new(EmptyAnswerKind.Acknowledgement, 0), new(EmptyAnswerKind.Noise, 0),
            ],
            Analysed: 389, Abstained: 21, Undated: 0),
        [
            new("KRANGLAR", "Krånglar", 231, new Estimate(0.5938, 0.5444, 0.6416), new SentimentCounts(190, 41, 0)),
            new("NOJD", "Nöjd", 137, new Estimate(0.3522, 0.3064, 0.4009), new SentimentCounts(null, null, 120)),
        ],
        new SentimentCounts(201, 66, 122),
        new AnalysedPeriods(
            PeriodUnit.Year, ["2023", "2024", "2025"], [120, 131, 138],
            [new("KRANGLAR", [52, 60, 119]), new("NOJD", [61, 62, 14])],
            [new("NOJD", "2025", ChangeDirection.Falling, 0.1014, 0.49, 0.001), new("KRANGLAR", "2025", ChangeDirection.Rising, 0.8623, 0.4462, 0.001)]),
        [
            new("Norr", 201, new SentimentCounts(120, 28, 53), [131, 60]),
            new(null, 188, new SentimentCounts(81, 38, 69), [100, 77]),
        ],
        new AnalysedThemes(
            AnalyzeTexts.DefaultSeries,
            [
                new AnalysedTheme(
                    "theme-4f1c9a02be", "Inloggning, BankID, app", null, null, ["inloggning", "BankID", "app"], 96, new Estimate(0.2468, 0.2066, 0.292), IsNew: false,
                    new SentimentCounts(80, 16, 0), [12, 20, 64], ["Inloggningen hänger sig varje gång jag öppnar appen."]),
            ],
            Outliers: 24,
            [new LabelThemes("KRANGLAR", [], null)],
            [new("theme-4f1c9a02be", "2025", ChangeDirection.Rising, 0.4638, 0.1275, 0.001)]),
        new AnalysedDrift(DriftLevel.None, 0.04, 0.81, 0.83));

    /// <summary>How the page begins.</summary>
    public const string Html = "<!DOCTYPE html><html lang=\"sv\">…</html>";
}
