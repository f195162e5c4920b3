namespace PensionsAi.Masking.Recognizers;

/// <summary>Firms and institutions that are called like persons, told by their whole name or by what follows it.</summary>
internal static class FirmNames
{
    private static readonly string[] Names =
    [
        "trygg liv", "trygg hansa", "max matthiessen", "erik penser", "alfred berg", "axel johnson", "clas ohlson", "gina tricot", "odin norden",
        "odin sverige", "odin fonder",
    ];

    private static readonly string[] Endings =
    [
        " & Partners", " & Partner", " & Söner", " & Söners", " & Co", " Bank", " Fonder", " barnsjukhus", " barnsjukhuset", " sjukhus", " konsthall",
    ];

    /// <summary>Whether a stretch of text that looks like a person's name is one of a firm.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="end">Where it ends.</param>
    public static bool IsFirm(string text, int start, int end)
    {
        var name = text.AsSpan(start, end - start);
        var behind = text.AsSpan(end);
        foreach (var firm in Names)
        {
            if (name.EndsWith(firm, StringComparison.OrdinalIgnoreCase) && (name.Length == firm.Length || name[^(firm.Length + 1)] == ' '))
                return true;
        }

        foreach (var ending in Endings)
        {
            if (behind.StartsWith(ending, StringComparison.Ordinal) && (behind.Length == ending.Length || !char.IsLetterOrDigit(behind[ending.Length])))
                return true;
        }

        return false;
    }
}
