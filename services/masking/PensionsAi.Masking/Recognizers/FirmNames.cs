namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Firms and institutions that are called like persons, told by their whole name or by what follows it. They are not among the words of
/// <see cref="NameContext"/>, which the model's weights were trained with.
/// </summary>
internal static class FirmNames
{
    private static readonly string[] Names =
    [
        "trygg liv", "seb trygg liv", "trygg hansa", "trygg-hansa", "max matthiessen", "clas ohlson", "gina tricot", "odin norden", "odin sverige", "odin fonder",
    ];

    private static readonly string[] Endings = [" & Partners", " & Söner"];

    /// <summary>Behind a genitive: "Astrid Lindgrens barnsjukhus".</summary>
    private static readonly string[] Institutions = [" barnsjukhus", " barnsjukhuset", " konsthall"];

    /// <summary>Whether a stretch of text that looks like a person's name is one of a firm.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="end">Where it ends.</param>
    public static bool IsFirm(string text, int start, int end)
    {
        var name = text.AsSpan(start, end - start);
        foreach (var firm in Names)
        {
            if (name.StartsWith(firm, StringComparison.OrdinalIgnoreCase) && name[firm.Length..] is "" or "s")
                return true;
        }

        var behind = text.AsSpan(end);
        return GoesOnWith(behind, Endings) || (name[^1] == 's' && GoesOnWith(behind, Institutions));
    }

    private static bool GoesOnWith(ReadOnlySpan<char> behind, string[] words)
    {
        foreach (var word in words)
        {
            if (behind.StartsWith(word, StringComparison.Ordinal) && (behind.Length == word.Length || !char.IsLetterOrDigit(behind[word.Length])))
                return true;
        }

        return false;
    }
}
