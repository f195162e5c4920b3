namespace PensionsAi.FormReading.Contracts;

/// <summary>A field as it was read, with its picture.</summary>
/// <param name="Reading">What was read.</param>
/// <param name="IsAsked">Whether the reviewer must give a value for it.</param>
/// <param name="Crop">The picture of the field as a data URL, <c>data:image/png;base64,…</c>; null when there is none.</param>
public sealed record ReviewField(FieldReading Reading, bool IsAsked, string? Crop);
