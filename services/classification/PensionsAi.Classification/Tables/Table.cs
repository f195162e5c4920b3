namespace PensionsAi.Classification.Tables;

/// <summary>A table in memory.</summary>
/// <param name="Headings">The names of its columns, trimmed.</param>
/// <param name="Rows">Its rows; a row may have fewer cells than there are headings.</param>
internal sealed record Table(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Index of the column of that name, whatever its letter case; null when there is none.</summary>
    public int? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var index = 0; index < Headings.Count; index++)
            {
                if (Headings[index].Equals(name, StringComparison.OrdinalIgnoreCase))
                    return index;
            }
        }

        return null;
    }

    /// <summary>A cell; empty where the row ends before it.</summary>
    public string Cell(int row, int column) => column < Rows[row].Count ? Rows[row][column] : string.Empty;
}
