using System.Text.Json;

namespace PensionsAi.FormReading.Contracts;

/// <summary>A review with all that a reviewer needs.</summary>
/// <param name="Review">What is known of it without looking at the form.</param>
/// <param name="Fields">The form's fields, in the template's order.</param>
/// <param name="Values">What the reviewer said is written, by name of field; null until the review is settled.</param>
/// <param name="Reject">Why the reviewer rejected the form; null unless it was.</param>
public sealed record ReviewDetails(
    Review Review, IReadOnlyList<ReviewField> Fields, IReadOnlyDictionary<string, JsonElement?>? Values, string? Reject);
