using PensionsAi.Classification.Tables;
using PensionsAi.Classification.Versions;

namespace PensionsAi.Classification.Analyze;

/// <summary>
/// The sentence vectors of a table's texts, made some hundred at a time: all 200,000 of a large file would take the memory of the process.
/// Not thread-safe; rows are asked for in their order.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="column">Its column of texts.</param>
/// <param name="served">What needs the vectors, or does not.</param>
internal sealed class RowVectors(Table table, int column, ServedTaxonomy served)
{
    private const int RowsAtOnce = 256;

    private int _start;
    private IReadOnlyList<float[]> _vectors = [];

    /// <summary>The vector of a row; empty when none is needed.</summary>
    public float[] Of(int row, CancellationToken cancellationToken)
    {
        if (served.Encoder is null)
            return [];
        if (row >= _start + _vectors.Count)
        {
            _start = row;
            var count = Math.Min(RowsAtOnce, table.Rows.Count - row);
            _vectors = served.Encode([.. Enumerable.Range(row, count).Select(one => table.Cell(one, column))], cancellationToken);
        }

        return _vectors[row - _start];
    }
}
