using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Reviews;

/// <summary>What is sealed of a form under review.</summary>
/// <param name="Fields">The fields as read.</param>
internal sealed record ReviewContent(IReadOnlyList<FieldReading> Fields);
