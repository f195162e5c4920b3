using PensionsAi.FormReading.Contracts;

namespace PensionsAi.FormGenerator.Measuring;

/// <summary>What was made of a page, beside what is on it.</summary>
/// <param name="Truth">What is on it.</param>
/// <param name="Reading">What was read; null when it was refused.</param>
/// <param name="Fields">Its fields.</param>
public sealed record PageVerdict(PageTruth Truth, FormReading.Contracts.FormReading? Reading, IReadOnlyList<FieldVerdict> Fields)
{
    /// <summary>How far a box's edges may lie from where they are, in millimetres.</summary>
    private const double Tolerance = 1.5;

    /// <summary>Whether every field was found.</summary>
    public bool IsLocated => Fields.All(one => one.IsLocated);

    /// <summary>Compares a reading with the truth.</summary>
    /// <param name="truth">What is on the page.</param>
    /// <param name="reading">What was read; null when the page was refused.</param>
    public static PageVerdict Of(PageTruth truth, FormReading.Contracts.FormReading? reading) => new(truth, reading,
    [
        .. truth.Fields.Select(field =>
        {
            var read = reading?.Template == truth.Template ? reading.Fields.Single(one => one.Name == field.Name) : null;
            return new FieldVerdict(field, read, read?.BoundingBox is { } box && IsNear(box, field.BoundingBox!, Tolerance * truth.PixelsPerMillimetre));
        }),
    ]);

    private static bool IsNear(BoundingBox found, BoundingBox there, double tolerance) =>
        Math.Abs(found.X - there.X) <= tolerance
        && Math.Abs(found.Y - there.Y) <= tolerance
        && Math.Abs(found.X + found.Width - there.X - there.Width) <= tolerance
        && Math.Abs(found.Y + found.Height - there.Y - there.Height) <= tolerance;
}
