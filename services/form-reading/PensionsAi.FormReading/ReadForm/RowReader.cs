using PensionsAi.FormReading.Domain;
using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Reads a row of ink in every way that it may be cut: all pieces in one run of the network, then the best paths.</summary>
internal static class RowReader
{
    /// <summary>An odd digit among plain ones is still a digit: no single piece may forbid a row.</summary>
    private const double LeastLogIsDigit = -8;

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
        var pictures = new float[row.Atoms.Count * PictureSize];
        for (var i = 0; i < row.Atoms.Count; i++)
        {
            var atom = row.Atoms[i];
            var run = new InkRun(i, i + 1, atom.Start, atom.End, atom.Top, atom.Bottom, WidestGap: 0);
            DigitNormalizer.Draw(row, run, pictures.AsSpan(i * PictureSize, PictureSize));
        }

        return new DigitRun(pictures, scores => [new DigitRow(scores, scores.Sum(LogIsDigit), Separator: null)]);
    }

    private static double LogIsDigit(DigitScores digits) => Math.Max(LeastLogIsDigit, digits.LogIsDigit);
}
