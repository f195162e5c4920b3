namespace PensionsAi.FormReading.Imaging;

/// <summary>The slant of a hand: how many pixels a stroke runs to the right for each row upwards.</summary>
/// <param name="Value">0 upright; 0.5 leans to the right by 27 degrees.</param>
/// <param name="Width">Pixels a row of the picture.</param>
internal readonly record struct Slant(double Value, int Width)
{
    private const double Largest = 0.6;

    /// <summary>Where a pixel is along the row.</summary>
    public double Along(int pixel) => pixel % Width + Value * (pixel / Width);

    /// <summary>The mean slant of the tall components, from their second moments.</summary>
    public static Slant Of(IReadOnlyList<InkComponent> components, double digitHeight, int width)
    {
        const double tall = 0.6;
        double mixed = 0, vertical = 0;
        foreach (var component in components.Where(component => component.Height >= tall * digitHeight && component.Width <= digitHeight))
        {
            var meanX = component.Pixels.Average(pixel => pixel % width);
            var meanY = component.Pixels.Average(pixel => pixel / width);
            foreach (var pixel in component.Pixels)
            {
                var y = pixel / width - meanY;
                mixed += (pixel % width - meanX) * y;
                vertical += y * y;
            }
        }

        return new Slant(vertical == 0 ? 0 : Math.Clamp(-mixed / vertical, -Largest, Largest), width);
    }
}
