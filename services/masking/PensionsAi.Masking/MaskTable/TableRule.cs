using PensionsAi.Masking.Domain;
using PensionsAi.Masking.MaskText;

namespace PensionsAi.Masking.MaskTable;

/// <summary>A checked rule for a column.</summary>
/// <param name="Name">Heading or path.</param>
/// <param name="EntityType">What every cell is; null for free text.</param>
/// <param name="Plan">How its cells are searched, and which operator replaces them.</param>
internal sealed record TableRule(string Name, PiiEntityType? EntityType, MaskingPlan Plan);
