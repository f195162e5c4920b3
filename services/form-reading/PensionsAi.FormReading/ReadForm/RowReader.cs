using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Imaging;
using PensionsAi.FormReading.Model;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Reads a row of ink in every way that it may be cut: all pieces in one run of the network, then the best paths.</summary>
internal static class RowReader
{
    /// <summary>An odd digit among plain ones is still a digit: no single piece may forbid a row.</summary>
    private const double LeastLogIsDigit = -8;

    /// <summary>The best rows of digits, the likeliest plain reading first.</summary>
    public static IReadOnlyList<DigitRow> Read(InkRow row, DigitNetwork network, bool allowsSeparator)
    {
        const int size = DigitNormalizer.Side * DigitNormalizer.Side;
        var runs = SegmentShapes.Runs(row).ToList();
        var pictures = new float[runs.Count * size];
        for (var i = 0; i < runs.Count; i++)
            DigitNormalizer.Draw(row, runs[i].Run, pictures.AsSpan(i * size, size));

        var scores = network.Score(pictures);
        var lattice = new DigitLattice(
            row.Atoms.Count,
            [.. runs.Zip(scores, (run, digits) => Segment(run.Run, run.LogShape, digits))],
            [.. SignShapes.Find(row)],
            [.. row.Atoms.Select(atom => SegmentShapes.LogSkip(row, atom))]);
        return LatticeDecoder.Decode(lattice, allowsSeparator);
    }

    private static LatticeSegment Segment(InkRun run, double logShape, DigitScores digits) =>
        new(run.From, run.To, digits, logShape + Math.Max(LeastLogIsDigit, digits.LogIsDigit));
}
