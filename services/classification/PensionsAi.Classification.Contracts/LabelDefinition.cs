namespace PensionsAi.Classification.Contracts;

/// <summary>A label of a taxonomy.</summary>
/// <param name="Code">What results call it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">Which texts it is for.</param>
/// <param name="Parent">Code of the label above it; null at the top.</param>
public sealed record LabelDefinition(string Code, string Name, string Description, string? Parent);
