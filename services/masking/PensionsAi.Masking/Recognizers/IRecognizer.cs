using PensionsAi.Masking.Domain;

namespace PensionsAi.Masking.Recognizers;

/// <summary>
/// Finds one kind of personal data: pattern, then checksum, then context words, then score. Text in, spans out, nothing else.
/// Thread-safe, and linear in the length of the text.
/// </summary>
internal interface IRecognizer
{
    /// <summary>What it finds.</summary>
    PiiEntityType EntityType { get; }

    /// <summary>The findings, in any order; they may overlap one another and those of other recognizers.</summary>
    IEnumerable<PiiSpan> Recognize(ScannedText text);
}
