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

    /// <summary>Where a share goes.</summary>
    public static string Of(ChangeDirection direction) => direction == ChangeDirection.Rising ? "ökar" : "minskar";
}
