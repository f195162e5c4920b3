using System.Text;
using PensionsAi.Masking.MaskText;

namespace PensionsAi.Masking.MaskTable;

/// <summary>A checked request.</summary>
/// <param name="Format">What kind of file it is.</param>
/// <param name="Encoding">Its character set.</param>
/// <param name="Plan">How cells are searched.</param>
/// <param name="Rules">The columns to mask; null for all.</param>
/// <param name="ConsistencyScope">Within what the same value has the same stand-in.</param>
internal sealed record TableRequest(
    TableFormat Format, Encoding Encoding, MaskingPlan Plan, IReadOnlyList<TableRule>? Rules, string? ConsistencyScope);
