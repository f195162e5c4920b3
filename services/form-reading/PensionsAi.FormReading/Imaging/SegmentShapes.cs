using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Imaging;

/// <summary>
/// What may be a digit, a hyphen, a plus or dirt, by size and place. Weights are natural logarithms, set by hand: one unit is a
/// factor of 2.7 in probability.
/// </summary>
internal static class SegmentShapes
{
    private const int MaxAtoms = 6;

    /// <summary>Shares of the digits' height.</summary>
    private const double WidestDigit = 1.5;
    private const double UsualWidth = 1.1;
    private const double UsualHeight = 0.65;
    private const double LowestDigit = 0.3;
    private const double UsualGap = 0.12;

    /// <summary>The runs of atoms that may be digits, with how well they fit: <c>[From, To)</c>.</summary>
    public static IEnumerable<(int From, int To, double LogShape)> Runs(InkRow row)
    {
        for (var from = 0; from < row.Atoms.Count; from++)
        {
            var (start, end) = (double.MaxValue, double.MinValue);
            var (top, bottom) = (int.MaxValue, int.MinValue);
            for (var to = from + 1; to <= Math.Min(row.Atoms.Count, from + MaxAtoms); to++)
            {
                var atom = row.Atoms[to - 1];
                var gap = to == from + 1 ? 0 : Math.Max(0, atom.Start - end) / row.DigitHeight;
                (start, end) = (Math.Min(start, atom.Start), Math.Max(end, atom.End));
                (top, bottom) = (Math.Min(top, atom.Top), Math.Max(bottom, atom.Bottom));
                var width = (end - start + 1) / row.DigitHeight;
                var height = (bottom - top + 1) / row.DigitHeight;
                if (width > WidestDigit || gap > UsualGap * 4)
                    break;
                if (height >= LowestDigit)
                    yield return (from, to, LogShape(width, height, gap) + row.Atoms[from].LogCut + LogOverlap(row, to));
            }
        }
    }

    /// <summary>The atoms that may stand between the date and the last four digits.</summary>
    public static IEnumerable<LatticeSeparator> Separators(InkRow row)
    {
        for (var number = 1; number < row.Atoms.Count - 1; number++)
        {
            var atom = row.Atoms[number];
            var width = atom.Width / row.DigitHeight;
            var height = atom.Height / row.DigitHeight;
            if (Math.Abs(atom.MiddleY - NeighboursMiddle(row, number)) > 0.35 * row.DigitHeight)
                continue;
            if (height <= 0.35 && width is >= 0.1 and <= 1 && width >= height)
                yield return new LatticeSeparator(number, '-', -0.1);
            else if (height is > 0.3 and <= 0.75 && width is > 0.3 and <= 0.8 && width / height is > 0.6 and < 1.7)
                yield return new LatticeSeparator(number, '+', -3);
        }
    }

    /// <summary>What it costs to leave an atom out, by its size.</summary>
    public static double LogSkip(InkRow row, InkAtom atom) =>
        -2 - 12 * Math.Max(atom.Width, atom.Height) / row.DigitHeight + Math.Min(0, atom.LogCut);

    private static double LogShape(double width, double height, double gap) =>
        -8 * Math.Max(0, UsualHeight - height) - 6 * Math.Max(0, width - UsualWidth) - 12 * Math.Max(0, gap - UsualGap);

    /// <summary>Two digits seldom stand above one another: what a cut between two overlapping atoms costs.</summary>
    private static double LogOverlap(InkRow row, int to)
    {
        if (to == row.Atoms.Count)
            return 0;
        var (left, right) = (row.Atoms[to - 1], row.Atoms[to]);
        var overlap = Math.Min(left.End, right.End) - Math.Max(left.Start, right.Start);
        return -5 * Math.Max(0, overlap / Math.Min(left.Width, right.Width) - 0.25);
    }

    private static double NeighboursMiddle(InkRow row, int number)
    {
        var tall = row.Atoms.Where((atom, other) => other != number && atom.Height >= 0.6 * row.DigitHeight).ToList();
        if (tall.Count == 0)
            return row.Atoms[number].MiddleY;
        return tall.OrderBy(atom => Math.Abs(atom.Middle - row.Atoms[number].Middle)).Take(2).Average(atom => atom.MiddleY);
    }
}
