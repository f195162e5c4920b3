using OpenCvSharp;

namespace PensionsAi.FormReading.Pages;

/// <summary>Where a field was found.</summary>
/// <param name="Shift">How far from its place on the blank, in pixels of the straight page.</param>
/// <param name="Likeness">How much what is there looks like the blank's frame and label: correlation, −1 to 1.</param>
/// <param name="HasFrame">Whether its frame is there, beside its label; looked at for tick boxes alone.</param>
internal readonly record struct FieldPlace(Point Shift, double Likeness, bool HasFrame = true)
{
    /// <summary>Below this the field's print is not there: another form, or a page that is torn or covered there.</summary>
    private const double MinLikeness = 0.3;

    /// <summary>Whether the field is there.</summary>
    public bool IsFound => Likeness >= MinLikeness;

    /// <summary>Whether what is in its box can be told: nobody knows what is in a box that is not there.</summary>
    public bool IsReadable => IsFound && HasFrame;
}
