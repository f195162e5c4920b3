using System.Globalization;

namespace PensionsAi.MaskingSpeed;

/// <summary>
/// Whether the whole search takes linear time: the time per character of texts made to slow it down, at growing lengths. A ratio says
/// the same on every machine. A quadratic search would take sixteen times as long per character in the longest text as in the shortest.
/// </summary>
internal static class Growth
{
    /// <summary>Long texts leave the processor's caches and outlive collections of garbage: that alone costs up to two and a half times.</summary>
    private const double MostGrowth = 4;

    private const int Rounds = 3;

    private static readonly int[] Lengths = [25_000, 100_000, 400_000];

    /// <summary>Prints what grows most; false when something grows too much.</summary>
    public static bool Print(MaskingUnderTest masking)
    {
        var rows = HostileTexts.Pieces.Select(piece => (Piece: piece, Times: Array.ConvertAll(Lengths, length => PerCharacter(masking, piece, length)))).ToList();
        Console.WriteLine($"the whole search of {rows.Count} texts made to slow it down, ns per character at {string.Join(", ", Lengths)} characters, and the last over the first");
        foreach (var (piece, times) in rows.OrderByDescending(row => Ratio(row.Times)).Take(8))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{string.Concat(times.Select(time => string.Create(CultureInfo.InvariantCulture, $"{time,9:F0}")))} {Ratio(times),7:F2}  «{HostileTexts.Show(piece)}»"));
        }

        return rows.TrueForAll(row => Ratio(row.Times) < MostGrowth);
    }

    private static double Ratio(double[] times) => times[^1] / times[0];

    // Short texts are searched so often that each figure is of as many characters.
    private static double PerCharacter(MaskingUnderTest masking, string piece, int length)
    {
        var text = HostileTexts.Repeat(piece, length);
        var times = Lengths[^1] / length;
        return Stopwatches.Fastest(Rounds, () =>
        {
            for (var time = 0; time < times; time++)
                masking.Find(text);
        }).TotalNanoseconds / ((double)times * text.Length);
    }
}
