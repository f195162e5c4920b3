using PensionsAi.FormReading.Imaging;

namespace PensionsAi.Models.HandwrittenDigits;

/// <summary>A picture that holds one digit, prepared as the service prepares a piece of a row.</summary>
internal static class SingleDigit
{
    /// <summary>Draws the digit at 28 × 28; empty when there is no ink.</summary>
    /// <param name="ink">The picture.</param>
    /// <param name="components">What of its ink belongs to the digit.</param>
    public static float[] Draw(InkMap ink, IReadOnlyList<InkComponent> components)
    {
        var picture = new float[DigitNormalizer.Side * DigitNormalizer.Side];
        if (components.Count == 0)
            return picture;
        var atom = InkAtom.Of([.. components.SelectMany(component => component.Pixels)], ink.Width);
        DigitNormalizer.Draw(InkRow.Of(ink, [atom], atom.Height), new InkRun(0, 1, atom.Start, atom.End, atom.Top, atom.Bottom, WidestGap: 0), picture);
        return picture;
    }
}
