namespace PensionsAi.Classification.Analyze;

/// <summary>
/// Hides counts of few people, and as many others as keep them from being computed: where a row or column has one hidden count,
/// or several of few people together, its total less the others would tell them (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
/// </summary>
internal static class Suppression
{
    /// <summary>Smallest count above 0 that is shown.</summary>
    public const int FewestShown = 5;

    /// <summary>The counts of a list whose total is shown; null where hidden.</summary>
    public static int?[] Hide(IReadOnlyList<int> counts)
    {
        var table = new int[1, counts.Count];
        for (var column = 0; column < counts.Count; column++)
            table[0, column] = counts[column];
        var hidden = Hide(table, new bool[1, counts.Count], hasColumnTotals: false);
        return [.. counts.Select((count, column) => hidden[0, column] ? (int?)null : count)];
    }

    /// <summary>Which counts of a table are hidden.</summary>
    /// <param name="counts">By row and column.</param>
    /// <param name="hidden">Those that are hidden in any case.</param>
    /// <param name="hasColumnTotals">Whether the totals of columns are shown, as those of rows are.</param>
    public static bool[,] Hide(int[,] counts, bool[,] hidden, bool hasColumnTotals = true)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var result = (bool[,])hidden.Clone();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                result[row, column] |= counts[row, column] is > 0 and < FewestShown;
        }

        // Each pass hides at least one more, so it ends.
        for (var goesOn = true; goesOn;)
        {
            goesOn = false;
            for (var row = 0; row < rows; row++)
                goesOn |= HideAnother(columns, column => counts[row, column], column => result[row, column], column => result[row, column] = true);
            for (var column = 0; hasColumnTotals && column < columns; column++)
                goesOn |= HideAnother(rows, row => counts[row, column], row => result[row, column], row => result[row, column] = true);
        }

        return result;
    }

    // What is hidden in a line is told as a sum by its total, so it must be two at least, and so many people as may be shown. The
    // smallest that is not 0 goes first: hiding a 0 would leave it to be guessed.
    private static bool HideAnother(int length, Func<int, int> count, Func<int, bool> isHidden, Action<int> hide)
    {
        var hidden = Enumerable.Range(0, length).Where(isHidden).ToList();
        if (hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(count) is 0 or >= FewestShown))
            return false;
        var others = Enumerable.Range(0, length).Where(index => !isHidden(index)).ToList();
        if (others.Count == 0)
            return false;
        hide(others.OrderBy(index => count(index) == 0).ThenBy(count).First());
        return true;
    }
}
