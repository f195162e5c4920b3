namespace PensionsAi.FormReading.Contracts;

/// <summary>A field as it was read, with its picture.</summary>
/// <param name="Reading">What was read.</param>
/// <param name="Label">What is printed beside it; its name when the form's definition is not known.</param>
/// <param name="Options">Of a choice what can be ticked, in the form's order; null for others.</param>
/// <param name="IsAsked">Whether the reviewer must give a value for it.</param>
/// <param name="Crop">The picture of the field as a data URL, <c>data:image/png;base64,…</c>; null when there is none.</param>
public sealed record ReviewField(FieldReading Reading, string Label, IReadOnlyList<ReviewOption>? Options, bool IsAsked, string? Crop);
