using System.Text.Json.Serialization;

namespace PensionsAi.Masking.Contracts;

/// <summary>One masked text.</summary>
/// <param name="Id">The caller's name for it.</param>
/// <param name="Text">The text with every entity replaced; otherwise unchanged.</param>
/// <param name="Entities">What was replaced, in order, without overlaps.</param>
public sealed record MaskedText(string Id, string Text, IReadOnlyList<MaskedEntity> Entities)
{
    /// <summary>What looked personal and was left, at most 1,000; only when <c>explain</c> asks for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RejectedCandidate>? Rejected { get; init; }
}
