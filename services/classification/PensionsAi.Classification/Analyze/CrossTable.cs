namespace PensionsAi.Classification.Analyze;

/// <summary>Counts texts by row (a label or a theme) and column (a sentiment, period or group), and hides what few people said.</summary>
internal sealed class CrossTable
{
    private readonly int[,] _counts;
    private readonly bool[,] _hidden;

    /// <summary>The table of texts.</summary>
    /// <param name="rows">The texts of each row; one may be in several.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="columnOf">A text's column; null when it has none.</param>
    /// <param name="isRowHidden">Whether nothing of a row may be shown, since its total is not.</param>
    /// <param name="isColumnHidden">The same of a column.</param>
    public CrossTable(
        IReadOnlyList<IReadOnlyList<AnalysedText>> rows, int columns, Func<AnalysedText, int?> columnOf, Func<int, bool> isRowHidden, Func<int, bool> isColumnHidden)
    {
        (_counts, var hidden) = (new int[rows.Count, columns], new bool[rows.Count, columns]);
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var text in rows[row])
            {
                if (columnOf(text) is { } column)
                    _counts[row, column]++;
            }

            for (var column = 0; column < columns; column++)
                hidden[row, column] = isRowHidden(row) || isColumnHidden(column);
        }

        _hidden = Suppression.Hide(_counts, hidden);
    }

    /// <summary>Whether a count may be shown.</summary>
    public bool IsShown(int row, int column) => !_hidden[row, column];

    /// <summary>The counts of a row; null where hidden.</summary>
    public IReadOnlyList<int?> this[int row] => [.. Counts(row).Select((count, column) => IsShown(row, column) ? count : (int?)null)];

    /// <summary>The counts of a row, also those that are not to be shown.</summary>
    public IReadOnlyList<int> Counts(int row) => [.. Enumerable.Range(0, _counts.GetLength(1)).Select(column => _counts[row, column])];
}
