using PensionsAi.ServiceDefaults.Describe;

namespace PensionsAi.Masking.Contracts;

/// <summary>What was masked in a table, and what may have been forgotten: the result of a table masking as <c>application/json</c>.</summary>
/// <param name="Rows">Rows below the headings, or lines.</param>
/// <param name="Columns">The columns or paths in the order in which they came.</param>
/// <param name="Model">What found the names.</param>
public sealed record TableMaskingReport(long Rows, IReadOnlyList<TableColumnReport> Columns, ModelVersion Model);
