using System.Text;
using PensionsAi.Transcription.Domain;

namespace PensionsAi.Transcription.Model.Decoding;

/// <summary>
/// What speech models write where nobody speaks: the credits and farewells of the subtitled films that they were trained on.
/// Nobody says the first on a telephone; the second is dropped only where the model is unsure of it.
/// </summary>
internal static class PhantomPhrases
{
    private const double SureEnough = 0.6;

    private static readonly string[] Credits =
    [
        "undertexter från amara", "undertexter av", "undertextning", "undertexterna är gjorda", "textning stina hedin",
        "textad av", "textning", "svensktextning", "översättning", "www", "btistudios", "subtitles by", "amara org",
        "subtitling by", "captions by", "transcription by",
    ];

    private static readonly string[] Farewells =
    [
        "tack för att du tittade", "tack för att ni tittade", "tack för att ni har tittat", "tack för mig", "tack till er som tittar",
        "thank you for watching", "thanks for watching", "please subscribe", "musik", "applåder", "music", "applause", "you",
    ];

    /// <summary>Whether a segment is such a phrase.</summary>
    public static bool Contains(IReadOnlyList<RecognizedWord> words)
    {
        var text = Plain(string.Join(' ', words.Select(word => word.Text)));
        var isUnsure = words.Average(word => word.Confidence) < SureEnough;
        return (words.Count <= 8 && Credits.Any(credit => text.StartsWith(credit, StringComparison.Ordinal)))
            || (isUnsure && Farewells.Contains(text, StringComparer.Ordinal));
    }

    /// <summary>Letters and digits in lower case, one space between words.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(char.ToLowerInvariant(letter));
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }
}
