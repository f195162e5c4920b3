using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormGenerator.Measuring;

/// <summary>What was made of a field, beside what is in it.</summary>
/// <param name="Truth">What is in it.</param>
/// <param name="Reading">What was read; null when the page was refused.</param>
/// <param name="IsLocated">Whether the field was found where it is.</param>
public sealed record FieldVerdict(FieldTruth Truth, FieldReading? Reading, bool IsLocated)
{
    /// <summary>Whether the best reading is what is there.</summary>
    public bool IsRight => Reading is not null && Reading.Suggestion?.ToString() == Truth.Value;

    /// <summary>Whether it was accepted.</summary>
    public bool IsAccepted => Reading is { Accepted: true };

    /// <summary>Whether it was accepted and must not have been.</summary>
    public bool IsWronglyAccepted => IsAccepted && !(IsRight && Truth.MayBeAccepted);
}
