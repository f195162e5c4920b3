using PensionsAi.FormReading.Domain;

namespace PensionsAi.FormReading.Imaging;

/// <summary>
/// What may be the hyphen or the plus before the last four digits. Both are told by their form: a low bar, or two bars that
/// cross in their middles. Lengths are shares of the digits' height, weights natural logarithms.
/// </summary>
internal static class SignShapes
{
    private const int MaxAtoms = 4;

    private const double WidestSign = 1;
    private const double FarthestFromMiddle = 0.35;

    private const double ShortestHyphen = 0.1;
    private const double HighestHyphen = 0.3;
    private const double LogHyphen = -0.1;

    private const double ShortestPlus = 0.2;
    private const double LongestPlus = 0.7;
    private const double LogPlus = -0.3;

    /// <summary>The runs of atoms that may be a sign; never the first atom or the last.</summary>
    public static IEnumerable<LatticeSeparator> Find(InkRow row)
    {
        foreach (var run in InkRun.FindAll(row, MaxAtoms, WidestSign * row.DigitHeight))
        {
            if (run.From == 0 || run.To == row.Atoms.Count)
                continue;
            if (Math.Abs(run.MiddleY - NeighboursMiddle(row, run)) > FarthestFromMiddle * row.DigitHeight)
                continue;
            var cost = row.Atoms[run.From].LogCut;
            if (IsHyphen(run, row.DigitHeight))
                yield return new LatticeSeparator(run.From, run.To, '-', LogHyphen + cost);
            else if (IsPlus(run, row))
                yield return new LatticeSeparator(run.From, run.To, '+', LogPlus + cost);
        }
    }

    private static bool IsHyphen(InkRun run, double digitHeight) =>
        run.Height <= HighestHyphen * digitHeight && run.Width >= ShortestHyphen * digitHeight && run.Width >= run.Height;

    /// <summary>Of three by three fields over it, those at the corners are empty and those in between are not.</summary>
    private static bool IsPlus(InkRun run, InkRow row)
    {
        if (run.Height < ShortestPlus * row.DigitHeight || run.Height > LongestPlus * row.DigitHeight
            || run.Width / run.Height is < 0.6 or > 1.7)
            return false;

        var pixels = Enumerable.Range(run.From, run.To - run.From).SelectMany(atom => row.Atoms[atom].Pixels).ToList();
        var left = pixels.Min(pixel => pixel % row.Ink.Width);
        var width = pixels.Max(pixel => pixel % row.Ink.Width) - left + 1;
        var fields = new int[3, 3];
        foreach (var pixel in pixels)
            fields[(pixel / row.Ink.Width - run.Top) * 3 / run.Height, (pixel % row.Ink.Width - left) * 3 / width]++;

        const double emptyField = 0.22;
        const double armField = 0.25;
        const double fullField = 0.5;
        var field = width * run.Height / 9.0;
        var corners = Math.Max(Math.Max(fields[0, 0], fields[0, 2]), Math.Max(fields[2, 0], fields[2, 2]));
        var arms = Math.Min(Math.Min(fields[0, 1], fields[1, 0]), Math.Min(fields[1, 2], fields[2, 1]));
        return corners <= emptyField * field && arms >= armField * field && fields[1, 1] >= fullField * field;
    }

    private static double NeighboursMiddle(InkRow row, InkRun run)
    {
        const double tall = 0.6;
        var middle = (run.Start + run.End) / 2;
        var neighbours = row.Atoms
            .Where((atom, number) => (number < run.From || number >= run.To) && atom.Height >= tall * row.DigitHeight)
            .OrderBy(atom => Math.Abs(atom.Middle - middle))
            .Take(2)
            .ToList();
        return neighbours.Count == 0 ? run.MiddleY : neighbours.Average(atom => atom.MiddleY);
    }
}
