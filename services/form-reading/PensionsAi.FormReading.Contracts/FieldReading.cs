using System.Text.Json.Nodes;

namespace PensionsAi.FormReading.Contracts;

/// <summary>What was read from one field.</summary>
/// <param name="Name">Name of the field in the template.</param>
/// <param name="Type">What the field holds.</param>
/// <param name="Value">The value; null unless accepted. A text for what is written, true or false for what is ticked or signed.</param>
/// <param name="Suggestion">The best reading, accepted or not; null when nothing is written.</param>
/// <param name="Confidence">How probable it is that the suggestion is what the writer meant and wrote, 0 to 1.</param>
/// <param name="Accepted">Whether the value may be used without a person having looked.</param>
/// <param name="Page">Page of the field, from 1.</param>
/// <param name="BoundingBox">Where the field is on its page; of a picture that is one field where the handwriting is, null when nothing is written.</param>
/// <param name="Checks">The rules that the plain reading, digit by digit, keeps; of ticks, what was seen.</param>
/// <param name="Alternatives">The next best readings, the likeliest first.</param>
/// <param name="PlainConfidence">Of written digits: how probable the suggestion is without the help of its rules, 0 to 1; 0 when what is written, digit by digit, is another. Null for other fields.</param>
public sealed record FieldReading(
    string Name,
    FieldType Type,
    JsonValue? Value,
    JsonValue? Suggestion,
    double Confidence,
    bool Accepted,
    int Page,
    BoundingBox? BoundingBox,
    IReadOnlyList<string> Checks,
    IReadOnlyList<AlternativeReading> Alternatives,
    double? PlainConfidence = null);
