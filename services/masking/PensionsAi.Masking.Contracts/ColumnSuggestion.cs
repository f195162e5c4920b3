namespace PensionsAi.Masking.Contracts;

/// <summary>A column that looks personal.</summary>
/// <param name="EntityType">What it looks like.</param>
/// <param name="Share">Share of its first 200 filled cells in which that was found, 0 to 1; 0 when its heading alone tells.</param>
public sealed record ColumnSuggestion(string EntityType, double Share);
