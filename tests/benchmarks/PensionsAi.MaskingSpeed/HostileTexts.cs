using System.Globalization;
using PensionsAi.Masking.Domain;

namespace PensionsAi.MaskingSpeed;

/// <summary>Texts of 100,000 characters made to slow a searcher down: each recognizer must take under 50 ms for each.</summary>
internal static class HostileTexts
{
    private const int Length = 100_000;
    private const double MostMilliseconds = 50;

    /// <summary>What each text repeats.</summary>
    public static readonly string[] Pieces =
    [
        "1 ", "1", "0 ", "07", "070-", "0701 ", "1234 ", "123 45 ", "123456 ", "900101-", "1-", "1.", "1/", "1,", "+1 ", "@", "a@", "a.", "a", "A ", "ö ", "Anna ", "anna ",
        "von ", "K.", ":", "a:", "::", "1:", "/", "a/", "www.", "http://", "[PERSON_1]", "[PERSON_1] 1 ", "[", "SE35 ", "konto 1234 ",
        "a-", "o\u0308", "Anna 900101-2385 ", "noll ", "ett två tre ", "femtiofem", "noll sju noll ", "plus noll ", "sista fyra ", "sista fyra 1 ",
        "född ", "född 1 ", "f. ", "maj ", "1 maj ", "1/1 ", "första maj ", "första i första ", "dnr ", "dnr 1-1 ", "mål nr T 1-1, ", "A-1/", "Storgatan ", "Storgatan 1 ",
        "Storgatan 1, ", "Norra ", "väg ", "box 1 ", "lgh 1 ", "rue de ", "1 Park ", "adam bertil cesar ", "a b c 1 ", "snabela ", "x punkt ", "a snabela b punkt ",
        "a.snabela.b.punkt.co.", "a at b dot se ", "a @ b.se ", "Anna 900101-2386, ", "131052-308T ", "pnr slutar på 1234 ", "a@b,se,", "tel 1 ", "tel hem nr ", "pnr 520312 ", "DNR S 1-1234 ",
        "tio punkt ", "ABC 123 ", "ABC", "█", "█ 1 ", "\n", "\n1", " ", "-", "(", ")", "\"", "👵🏽", "facebook.example/", "och ", "1 och ",
    ];

    /// <summary>Prints the slowest; false when one took too long.</summary>
    public static bool Print(MaskingUnderTest masking)
    {
        var slowest = new List<(double Milliseconds, string Recognizer, string Piece)>();
        foreach (var piece in Pieces)
        {
            var text = ScannedText.Scan(Repeat(piece, Length));
            _ = text.Spoken;
            foreach (var recognizer in masking.Recognizers)
                slowest.Add((Fastest(() => recognizer.Recognize(text).Count()), recognizer.GetType().Name, Show(piece)));
            slowest.Add((Fastest(() => ScannedText.Scan(text.Text).Spoken.Count), "reading", Show(piece)));
        }

        Console.WriteLine($"slowest of {Pieces.Length} texts made to slow it down, {Length} characters, ms of processor time");
        foreach (var (milliseconds, recognizer, piece) in slowest.OrderByDescending(row => row.Milliseconds).Take(12))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,9:F1}  {recognizer,-32} «{piece}»"));
        return slowest.TrueForAll(row => row.Milliseconds < MostMilliseconds);
    }

    /// <summary>A text of a piece.</summary>
    public static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    /// <summary>A piece as it is printed.</summary>
    public static string Show(string piece) => piece.Replace("\n", "⏎", StringComparison.Ordinal);

    private static double Fastest(Func<int> run) => Stopwatches.Fastest(rounds: 3, () => run()).TotalMilliseconds;
}
