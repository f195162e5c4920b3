using System.Text.Json;

namespace PensionsAi.FormReading.Contracts;

/// <summary>What a reviewer says of a form: what is written in its fields, or why it cannot be used. One of the two.</summary>
/// <param name="Values">
/// By name of field: a text for what is written, true or false for what is ticked or signed, null for a field that is empty.
/// Every field that is asked has one; others may.
/// </param>
/// <param name="Reject">Why the form holds no values that can be used, 1 to 1,000 characters.</param>
public sealed record ReviewDecision(IReadOnlyDictionary<string, JsonElement?>? Values = null, string? Reject = null);
