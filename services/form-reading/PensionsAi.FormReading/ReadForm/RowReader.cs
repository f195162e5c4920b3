using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Reads a row of ink in every way that it may be cut: all pieces together, then the best paths.</summary>
internal static class RowReader
{
    /// <summary>An odd digit among plain ones is still a digit: no single piece may forbid a row.</summary>
    private const double LeastLogIsDigit = -8;

    /// <summary>
    /// A digit in its cell is looked at upright and slanted to both sides: of MNIST's validation writers' digits 99.71 % are then
    /// read right instead of 99.66 %. A free row has far more pieces, most of them no digits.
    /// </summary>
    private static readonly double[] Slants = [0, 0.2, -0.2];

    private const int PictureSize = DigitNormalizer.Side * DigitNormalizer.Side;

    /// <summary>A row that is cut where the network likes it best.</summary>
    public static DigitRun Free(InkRow row, SeparatorStyle style)
    {
        var runs = SegmentShapes.Runs(row).ToList();
        var pictures = new float[runs.Count * PictureSize];
        for (var i = 0; i < runs.Count; i++)
            DigitNormalizer.Draw(row, runs[i].Run, pictures.AsSpan(i * PictureSize, PictureSize));

        return new DigitRun(pictures, scores =>
        {
            var lattice = new DigitLattice(
                row.Atoms.Count,
                [.. runs.Zip(scores, (run, digits) => new LatticeSegment(run.Run.From, run.Run.To, digits, run.LogShape + LogIsDigit(digits)))],
                [.. SignShapes.Find(row)],
                [.. row.Atoms.Select(atom => SegmentShapes.LogSkip(row, atom))]);
            return LatticeDecoder.Decode(lattice, style);
        });
    }

    /// <summary>A row whose atoms are one digit each.</summary>
    public static DigitRun OfCells(InkRow row)
    {
        var pictures = new float[row.Atoms.Count * Slants.Length * PictureSize];
        for (var i = 0; i < row.Atoms.Count * Slants.Length; i++)
        {
            var number = i / Slants.Length;
            var atom = row.Atoms[number];
            var run = new InkRun(number, number + 1, atom.Start, atom.End, atom.Top, atom.Bottom, WidestGap: 0);
            DigitNormalizer.Draw(row, run, pictures.AsSpan(i * PictureSize, PictureSize), Slants[i % Slants.Length]);
        }

        return new DigitRun(pictures, scores =>
        {
            var digits = scores.Chunk(Slants.Length).Select(DigitScores.Mean).ToList();
            return [new DigitRow(digits, digits.Sum(LogIsDigit), Separator: null)];
        });
    }

    private static double LogIsDigit(DigitScores digits) => Math.Max(LeastLogIsDigit, digits.LogIsDigit);
}
