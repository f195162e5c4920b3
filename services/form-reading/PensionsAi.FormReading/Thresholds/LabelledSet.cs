using PensionsAi.FormReading.ReadForm;

namespace PensionsAi.FormReading.Thresholds;

/// <summary>A form's fields whose content is known, as they were read.</summary>
/// <param name="Form">The form's id; null when the set was refused.</param>
/// <param name="Now">The policy in force; null when the set was refused.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Errors">Why the set is refused; empty when it is not.</param>
/// <param name="Remarks">What is to be known about it.</param>
internal sealed record LabelledSet(
    string? Form, AcceptanceThresholds? Now, IReadOnlyList<MeasuredField> Fields, IReadOnlyList<string> Errors, IReadOnlyList<string> Remarks)
{
    /// <summary>A set that is refused.</summary>
    public static LabelledSet Refused(params IReadOnlyList<string> errors) => new(null, null, [], errors, []);
}
