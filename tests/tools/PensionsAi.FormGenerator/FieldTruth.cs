using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormGenerator;

/// <summary>What is in a field.</summary>
/// <param name="Name">The field.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Value">What was meant, written as readings write it; null when nothing is there, and of images.</param>
/// <param name="How">What is remarkable about the writing, like <c>inked-out</c>; null when nothing is.</param>
/// <param name="MayBeAccepted">Whether it can be used unseen: not a number that was miswritten, and not two ticks.</param>
/// <param name="BoundingBox">Where the field is in the picture.</param>
public sealed record FieldTruth(
    string Name, FieldType Type, string? Value, string? How = null, bool MayBeAccepted = true, BoundingBox? BoundingBox = null);
