using PensionsAi.FormReading.Imaging;

namespace PensionsAi.Models.HandwrittenDigits;

/// <summary>A picture that holds one digit, prepared as the service prepares a piece of a row.</summary>
internal static class SingleDigit
{
    /// <summary>Ink fainter than this is the paper's.</summary>
    private const float LeastStrength = 0.1f;

    /// <summary>Draws the digit at 28 × 28.</summary>
    /// <param name="strength">0 paper to 1 ink, row by row.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    public static float[] Draw(float[] strength, int width, int height)
    {
        var isInk = Array.ConvertAll(strength, value => value > LeastStrength);
        var pixels = Enumerable.Range(0, strength.Length).Where(pixel => isInk[pixel]).ToList();
        var picture = new float[DigitNormalizer.Side * DigitNormalizer.Side];
        if (pixels.Count == 0)
            return picture;
        var (top, bottom) = (pixels[0] / width, pixels[^1] / width);
        var (left, right) = (pixels.Min(pixel => pixel % width), pixels.Max(pixel => pixel % width));
        var labels = Array.ConvertAll(isInk, ink => (short)(ink ? 0 : -1));
        var row = new InkRow(new InkMap(strength, isInk, width, height), [new InkAtom(pixels, left, right, top, bottom, 0)], labels, bottom - top + 1);
        DigitNormalizer.Draw(row, new InkRun(0, 1, left, right, top, bottom, 0), picture);
        return picture;
    }
}
