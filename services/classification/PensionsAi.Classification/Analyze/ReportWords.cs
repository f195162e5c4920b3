using System.Globalization;
using PensionsAi.Classification.Contracts;

namespace PensionsAi.Classification.Analyze;

/// <summary>The report's words, in the language of those who read it.</summary>
internal static class ReportWords
{
    /// <summary>What stands where a count is hidden.</summary>
    public const string Hidden = "dolt";

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>A count.</summary>
    public static string Of(int? count) => count?.ToString("N0", Swedish) ?? Hidden;

    /// <summary>A share as per cent.</summary>
    public static string Percent(double? share) => share?.ToString("P1", Swedish) ?? Hidden;

    /// <summary>A share with its interval.</summary>
    public static string Of(Estimate? share) => share is null ? Hidden : $"{Percent(share.Value)} ({Percent(share.Low)}–{Percent(share.High)})";

    /// <summary>A kind of empty answer.</summary>
    public static string Of(EmptyAnswerKind kind) => kind switch
    {
        EmptyAnswerKind.Blank => "Tomt eller bara tecken",
        EmptyAnswerKind.NoAnswer => "Inget svar (”vet ej”)",
        EmptyAnswerKind.Greeting => "Bara en hälsning eller tack",
        EmptyAnswerKind.Acknowledgement => "Bara ja, nej eller ok",
        _ => "Slumpmässiga tangenter",
    };

    /// <summary>The name of a group.</summary>
    public static string NameOf(AnalysedGroup group) => group.Name switch
    {
        null => "Små grupper tillsammans",
        "" => "Utan grupp",
        var name => name,
    };

    /// <summary>Who named the themes; null when their names are key phrases and nobody was asked.</summary>
    public static string? Of(ThemeWording wording) => wording switch
    {
        ThemeWording.LanguageModel => "Namn och sammanfattningar är skrivna av en språkmodell.",
        ThemeWording.Partly or ThemeWording.BudgetSpent => "En del namn och sammanfattningar är skrivna av en språkmodell; de andra temana heter efter sina nyckelord.",
        ThemeWording.Unavailable => "Språkmodellen svarade inte: temana heter efter sina nyckelord.",
        _ => null,
    };

    /// <summary>The name of a theme. One that a language model wrote is marked wherever it stands.</summary>
    public static string NameOf(AnalysedTheme theme) => theme.WrittenBy is null ? theme.Name : theme.Name + " (språkmodell)";

    /// <summary>How texts differ from those of the training.</summary>
    public static string Of(AnalysedDrift drift) => drift.Level switch
    {
        DriftLevel.None => "Texterna liknar dem som modellen är tränad på.",
        DriftLevel.Some => "Texterna skiljer sig något från dem som modellen är tränad på: läs några och se om etiketterna stämmer.",
        _ => "Texterna skiljer sig mycket från dem som modellen är tränad på: lär den med sådana texter innan siffrorna används.",
    } + $" Etiketternas fördelning avviker med {drift.LabelShift.ToString("N2", Swedish)} (något från 0,10, mycket från 0,25); modellen känner {Percent(drift.KnownShare)} av en text, mot {Percent(drift.TrainingKnownShare)} i träningen.";

    /// <summary>Where a share goes.</summary>
    public static string Of(ChangeDirection direction) => direction == ChangeDirection.Rising ? "ökar" : "minskar";
}
