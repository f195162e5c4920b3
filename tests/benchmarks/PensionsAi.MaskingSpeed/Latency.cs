using System.Diagnostics;
using System.Globalization;

namespace PensionsAi.MaskingSpeed;

/// <summary>How long one text takes, by the clock.</summary>
internal static class Latency
{
    /// <summary>Prints the median and the 95th percentile at three lengths.</summary>
    public static void Print(MaskingUnderTest masking, string text)
    {
        Console.WriteLine("time of one text by the clock, ms");
        foreach (var (length, count) in new[] { (200, 3_000), (2_000, 600), (100_000, 30) })
        {
            var pieces = Texts.Pieces(text, length);
            var times = new double[count];
            for (var index = 0; index < count; index++)
            {
                var start = Stopwatch.GetTimestamp();
                masking.Find(pieces[index % pieces.Count]);
                times[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            Array.Sort(times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{length,7} characters: p50 {times[count / 2]:F2}  p95 {times[count * 95 / 100]:F2}"));
        }
    }
}
