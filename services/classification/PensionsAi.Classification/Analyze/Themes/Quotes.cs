using PensionsAi.Classification.Train;

namespace PensionsAi.Classification.Analyze.Themes;

/// <summary>Chooses what to quote.</summary>
internal static class Quotes
{
    private const int MostQuotes = 3;
    private const int ShortestQuote = 15;
    private const int LongestQuote = 300;
    private const double MostAlike = 0.7;

    /// <summary>Quotes of texts, the most typical first, unlike each other.</summary>
    /// <param name="texts">Indices of the texts, the most typical first.</param>
    /// <param name="textOf">A text, masked.</param>
    /// <param name="vectorOf">Its vector.</param>
    public static IReadOnlyList<string> Choose(IEnumerable<int> texts, Func<int, string> textOf, Func<int, SparseVector> vectorOf)
    {
        var chosen = new List<int>();
        foreach (var text in texts.Where(text => textOf(text).Trim().Length >= ShortestQuote))
        {
            if (chosen.Count == MostQuotes)
                break;
            if (chosen.All(other => vectorOf(other).Cosine(vectorOf(text)) < MostAlike))
                chosen.Add(text);
        }

        return [.. chosen.Select(text => Cut(textOf(text).Trim()))];
    }

    // At a space, which is never inside a tag or a surrogate pair.
    private static string Cut(string text)
    {
        if (text.Length <= LongestQuote)
            return text;
        var end = text.LastIndexOf(' ', LongestQuote - 1);
        return end < ShortestQuote ? "…" : text[..end].TrimEnd() + "…";
    }
}
