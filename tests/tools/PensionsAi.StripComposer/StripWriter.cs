using NetVips;

namespace PensionsAi.StripComposer;

/// <summary>Writes rows like <c>340101-7003</c> with real people's digits, and scans them. The same seed makes the same picture.</summary>
/// <param name="digits">Whose digits.</param>
public sealed class StripWriter(MnistDigits digits)
{
    /// <summary>Height of MNIST's digits in their pictures.</summary>
    private const double SourceHeight = 20;

    private const double DigitShare = 0.6;

    /// <summary>Composes a row.</summary>
    /// <param name="text">Digits; <c>-</c> and <c>+</c> are drawn.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="random">Chooses digits, places and noise.</param>
    /// <returns>A grey PNG.</returns>
    public byte[] Compose(string text, StripStyle style, Random random)
    {
        var writer = digits.PickWriter(random);
        var digitHeight = DigitShare * style.Height;
        var width = (int)((text.Length + 1) * digitHeight * (1.1 + Math.Max(0, style.MaxGap)) + style.Height);
        var ink = new InkCanvas(width, style.Height);
        var position = digitHeight * (0.3 + 0.4 * random.NextDouble());
        foreach (var character in text)
        {
            var middle = style.Height / 2.0 + digitHeight * style.BaselineJitter * (2 * random.NextDouble() - 1);
            if (char.IsAsciiDigit(character))
            {
                var label = character - '0';
                var index = style.IsOneWriter ? digits.Pick(label, writer, random) : digits.Pick(label, random);
                var scale = digitHeight / SourceHeight * (0.93 + 0.14 * random.NextDouble());
                position += ink.DrawDigit(digits.Image(index), position, middle, scale, style.Slant);
            }
            else
            {
                position += ink.DrawSign(character, position, middle, digitHeight, random);
            }

            position += digitHeight * (style.MinGap + (style.MaxGap - style.MinGap) * random.NextDouble());
        }

        return Scan(ink, Math.Min(width, (int)(position + 0.3 * digitHeight)), style, random);
    }

    private static byte[] Scan(InkCanvas ink, int width, StripStyle style, Random random)
    {
        var pixels = new byte[width * style.Height];
        for (var y = 0; y < style.Height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var grey = style.Paper + ink[x, y] * (style.Ink - style.Paper) + style.Noise * Normal(random);
                pixels[y * width + x] = (byte)Math.Clamp(Math.Round(grey), 0, 255);
            }
        }

        using var image = Image.NewFromMemory(pixels, width, style.Height, 1, Enums.BandFormat.Uchar);
        return image.PngsaveBuffer();
    }

    /// <summary>A standard normal value (Box and Muller).</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
