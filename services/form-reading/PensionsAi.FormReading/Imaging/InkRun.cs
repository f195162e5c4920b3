namespace PensionsAi.FormReading.Imaging;

/// <summary>Atoms that stand next to each other, taken as one piece. Lengths are in pixels.</summary>
/// <param name="From">First atom.</param>
/// <param name="To">The atom after the last.</param>
/// <param name="Start">Where it begins along the row.</param>
/// <param name="End">Where it ends along the row.</param>
/// <param name="Top">First row of pixels.</param>
/// <param name="Bottom">Last row of pixels.</param>
/// <param name="WidestGap">The widest free space between two of its atoms.</param>
internal sealed record InkRun(int From, int To, double Start, double End, int Top, int Bottom, double WidestGap)
{
    /// <summary>Extent along the row.</summary>
    public double Width => End - Start + 1;

    /// <summary>Rows of pixels.</summary>
    public int Height => Bottom - Top + 1;

    /// <summary>Row of its middle.</summary>
    public double MiddleY => (Top + Bottom) / 2.0;

    /// <summary>All runs of a row that are no wider than a width, by their first atoms.</summary>
    /// <param name="row">The row.</param>
    /// <param name="maxAtoms">Most atoms of a run.</param>
    /// <param name="maxWidth">Largest extent along the row.</param>
    public static IEnumerable<InkRun> FindAll(InkRow row, int maxAtoms, double maxWidth)
    {
        for (var from = 0; from < row.Atoms.Count; from++)
        {
            var first = row.Atoms[from];
            var run = new InkRun(from, from + 1, first.Start, first.End, first.Top, first.Bottom, 0);
            while (run.Width <= maxWidth)
            {
                yield return run;
                if (run.To == row.Atoms.Count || run.To - from == maxAtoms)
                    break;
                run = run.Append(row.Atoms[run.To]);
            }
        }
    }

    private InkRun Append(InkAtom atom) => new(
        From,
        To + 1,
        Math.Min(Start, atom.Start),
        Math.Max(End, atom.End),
        Math.Min(Top, atom.Top),
        Math.Max(Bottom, atom.Bottom),
        Math.Max(WidestGap, atom.Start - End));
}
