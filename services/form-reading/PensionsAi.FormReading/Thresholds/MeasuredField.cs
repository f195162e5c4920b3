using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>A field as it was read, held against what is in it.</summary>
/// <param name="Place">Where it is: file and field.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Confidence">Of the reading, 0 to 1.</param>
/// <param name="PlainConfidence">Of written digits without the help of their rules, 0 to 1.</param>
/// <param name="IsCandidate">Whether it is accepted when no threshold stands in the way.</param>
/// <param name="IsWrong">Whether to accept it is wrong.</param>
/// <param name="How">What is remarkable about the writing; null when nothing is.</param>
internal sealed record MeasuredField(
    string Place, FieldType Type, double Confidence, double PlainConfidence, bool IsCandidate, bool IsWrong, string? How = null);
