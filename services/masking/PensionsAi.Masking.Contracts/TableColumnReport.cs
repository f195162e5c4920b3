namespace PensionsAi.Masking.Contracts;

/// <summary>One column of a table.</summary>
/// <param name="Name">Its heading, masked if it was personal, or its path.</param>
/// <param name="IsMasked">Whether its cells were searched or masked whole.</param>
/// <param name="Entities">How much was masked in it, by entity type.</param>
/// <param name="Suggestion">What the column looks like, when it was left and looks personal.</param>
public sealed record TableColumnReport(string Name, bool IsMasked, IReadOnlyDictionary<string, long> Entities, ColumnSuggestion? Suggestion);
