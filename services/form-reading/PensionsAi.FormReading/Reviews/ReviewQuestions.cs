using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormReading.Reviews;

/// <summary>Which fields of a form a reviewer must give a value for.</summary>
internal static class ReviewQuestions
{
    /// <summary>
    /// Whether the reviewer is asked for this field: those that were not accepted, and all when acceptance itself is measured. A picture is never
    /// read by anybody.
    /// </summary>
    public static bool IsAsked(FieldReading field, ReviewReason reason) =>
        field.Type != FieldType.Image && (!field.Accepted || reason == ReviewReason.Audit);
}
