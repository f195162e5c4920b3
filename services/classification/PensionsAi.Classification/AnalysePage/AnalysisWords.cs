using PensionsAi.Jobs.Contracts;

namespace PensionsAi.Classification.AnalysePage;

/// <summary>What happened to an analysis, in words for the person who asked for it.</summary>
internal static class AnalysisWords
{
    public const string NoFile = "Välj en fil.";
    public const string Unreadable = "Formuläret kunde inte läsas. Försök igen.";
    public const string UnknownFormat = "Filen är varken CSV, Excel (xlsx) eller JSON-rader (jsonl).";

    private const string Busy = "Analyser kan inte tas emot just nu. Försök igen om en stund.";

    /// <summary>A problem by its kind, or else by its HTTP status.</summary>
    public static string Of(string kind, int status) => kind switch
    {
        "unknown-column" => "Filen har ingen kolumn med det namnet. Kontrollera stavningen av kolumnerna.",
        "empty-table" => "Filen har inga rader under rubrikerna.",
        "unreadable-table" => "Filen kunde inte läsas. Är den skadad, eller en annan sorts fil än namnet säger?",
        "text-too-long" => "En av texterna är längre än 100 000 tecken.",
        "payload-too-large" => "Filen är för stor. Högst 100 MB och 200 000 rader går att analysera.",
        "too-many-groups" => "Kolumnen för grupper har fler än 50 olika värden.",
        "unsupported-media-type" => UnknownFormat,
        "unknown-taxonomy" => "Det finns ingen taxonomi med det namnet.",
        "taxonomy-not-trained" => "Taxonomin är inte tränad än.",
        "sentence-encoder-not-installed" => "Taxonomins modell behöver en meningskodare som inte är installerad. Fråga den som sköter plattformen.",
        "invalid-request" => "Något av det ifyllda gäller inte. En serie skrivs med små bokstäver a till z, siffror och bindestreck.",
        _ when status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests => Busy,
        _ => "Analysen kunde inte göras. Försök igen, eller fråga den som sköter plattformen.",
    };

    /// <summary>Where a job is.</summary>
    public static string Of(JobStatus status) => status switch
    {
        JobStatus.Queued => "Väntar",
        JobStatus.Running => "Pågår",
        JobStatus.Succeeded => "Klar",
        JobStatus.Failed => "Misslyckades",
        _ => "Avbruten",
    };
}
