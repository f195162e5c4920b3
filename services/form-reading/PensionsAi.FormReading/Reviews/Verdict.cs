using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Whether a reviewer agreed with what a model read in one field. Holds no content, and outlives the review.</summary>
internal sealed class Verdict
{
    public required Guid ReviewId { get; init; }

    public required string Field { get; init; }

    public required string FieldType { get; init; }

    public required string Template { get; init; }

    public required string TemplateVersion { get; init; }

    public required string ModelName { get; init; }

    public required string ModelVersion { get; init; }

    public required string ModelSha256 { get; init; }

    public required ReviewReason Reason { get; init; }

    /// <summary>Whether the value had been accepted without a person.</summary>
    public required bool WasAccepted { get; init; }

    /// <summary>Whether the reviewer read what the model suggested.</summary>
    public required bool IsAgreed { get; init; }

    public required DateTimeOffset At { get; init; }
}
