namespace PensionsAi.FormReading.Imaging;

/// <summary>
/// What may be a digit or dirt, by size and place. Lengths are shares of the digits' height; weights are natural logarithms,
/// set by hand: one unit is a factor of 2.7 in probability.
/// </summary>
internal static class SegmentShapes
{
    private const int MaxAtoms = 9;

    private const double WidestDigit = 1.5;
    private const double UsualWidth = 1.1;
    private const double UsualHeight = 0.65;
    private const double LowestDigit = 0.3;
    private const double UsualGap = 0.12;
    private const double WidestGap = 0.48;

    /// <summary>The runs of atoms that may be digits, with how well they fit.</summary>
    public static IEnumerable<(InkRun Run, double LogShape)> Runs(InkRow row) =>
        from run in InkRun.FindAll(row, MaxAtoms, WidestDigit * row.DigitHeight)
        where run.Height >= LowestDigit * row.DigitHeight && run.WidestGap <= WidestGap * row.DigitHeight
        select (run, LogSize(run, row.DigitHeight) + row.Atoms[run.From].LogCut + LogOverlap(row, run.To));

    /// <summary>What it costs to leave an atom out, by its size.</summary>
    public static double LogSkip(InkRow row, InkAtom atom) =>
        -2 - 12 * Math.Max(atom.Width, atom.Height) / row.DigitHeight + Math.Min(0, atom.LogCut);

    private static double LogSize(InkRun run, double digitHeight) =>
        -8 * Math.Max(0, UsualHeight - run.Height / digitHeight)
        - 6 * Math.Max(0, run.Width / digitHeight - UsualWidth)
        - 12 * Math.Max(0, run.WidestGap / digitHeight - UsualGap);

    /// <summary>Two digits seldom stand above one another: what a cut between two overlapping atoms costs.</summary>
    private static double LogOverlap(InkRow row, int to)
    {
        if (to == row.Atoms.Count)
            return 0;
        var (left, right) = (row.Atoms[to - 1], row.Atoms[to]);
        var overlap = Math.Min(left.End, right.End) - Math.Max(left.Start, right.Start);
        return -5 * Math.Max(0, overlap / Math.Min(left.Width, right.Width) - 0.25);
    }
}
