namespace PensionsAi.Masking.Contracts;

/// <summary>How one column is masked.</summary>
/// <param name="Name">
/// The column's heading, letter case ignored; in JSON lines a path, <c>person.name</c> or <c>notes[].text</c>, which takes in all that
/// lies below it.
/// </param>
public sealed record ColumnRule(string Name)
{
    /// <summary>What every cell of the column is, and is masked as, whole. Null, the default, to search the cells as free text.</summary>
    public string? EntityType { get; init; }

    /// <summary>The operator of this column. Default the table's.</summary>
    public string? Operator { get; init; }
}
