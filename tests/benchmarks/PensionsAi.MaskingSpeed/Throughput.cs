using System.Globalization;
using System.Text;
using PensionsAi.Masking.Domain;
using PensionsAi.Masking.Recognizers;

namespace PensionsAi.MaskingSpeed;

/// <summary>MB/s by stage and in all. Processor time is measured, not time by the clock: other programs do not count.</summary>
internal static class Throughput
{
    private const int PieceLength = 2_000;
    private static readonly TimeSpan Fewest = TimeSpan.FromSeconds(1.5);

    /// <summary>Presidio's analyzer with the Swedish recognizers and a spaCy model, measured on these notes in another run.</summary>
    private const double PresidioMegabytes = 0.015;

    /// <summary>Prints the table.</summary>
    public static void Print(MaskingUnderTest masking, string text)
    {
        var pieces = Texts.Pieces(text, PieceLength);
        var scanned = pieces.ConvertAll(text => ScannedText.Scan(text));
        foreach (var piece in scanned)
            _ = piece.Spoken;
        var bytes = pieces.Sum(piece => Encoding.UTF8.GetByteCount(piece));
        var rules = masking.Recognizers.Where(recognizer => recognizer is not PersonNameRecognizer).ToList();

        Console.WriteLine($"MB/s of processor time on one core, pieces of {PieceLength} characters, and bytes allocated per character");
        Row("reading (words, digits, tags)", bytes, pieces, piece => ScannedText.Scan(piece).Words.Count);
        foreach (var recognizer in masking.Recognizers)
            Row("  " + recognizer.GetType().Name, bytes, scanned, piece => recognizer.Recognize(piece).Count());
        Row("rules alone, one search, with reading", bytes, pieces, piece =>
        {
            var read = ScannedText.Scan(piece);
            return rules.Sum(recognizer => recognizer.Recognize(read).Count());
        });
        var whole = Row("the whole pipeline, searched until nothing more is found", bytes, pieces, masking.Find);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Presidio, for reference: {PresidioMegabytes} MB/s; the whole pipeline is {whole / PresidioMegabytes:F0} times as fast"));
    }

    private static double Row<T>(string name, long bytes, List<T> pieces, Func<T, int> run)
    {
        var warmUp = Stopwatches.Processor();
        while (Stopwatches.Processor() - warmUp < Fewest / 3)
            pieces.ForEach(piece => run(piece));

        var (rounds, start, allocated) = (0, Stopwatches.Processor(), GC.GetAllocatedBytesForCurrentThread());
        while (Stopwatches.Processor() - start < Fewest)
        {
            pieces.ForEach(piece => run(piece));
            rounds++;
        }

        var seconds = (Stopwatches.Processor() - start).TotalSeconds / rounds;
        var perCharacter = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)rounds / (pieces.Count * (double)PieceLength);
        var megabytes = bytes / seconds / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60} {megabytes,9:F2} MB/s {perCharacter,7:F1} B/char"));
        return megabytes;
    }
}
