using System.ComponentModel.DataAnnotations;

namespace PensionsAi.FormReading.ReadForm;

/// <summary>Settings of the service, section <c>FormReading</c>.</summary>
internal sealed record FormReadingOptions
{
    /// <summary>
    /// Confidence from which a plain reading that keeps every rule is accepted, 0 to 1. Default 0.95. Set it on scans of your
    /// own: what holds for one source of handwriting does not hold for another.
    /// </summary>
    [Range(0.0, 1.0)]
    public double AcceptanceThreshold { get; init; } = 0.95;
}
