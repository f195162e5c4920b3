using NetVips;

namespace PensionsAi.FormReading.Imaging;

/// <summary>Writes grey pictures as PNG, for a person to look at.</summary>
internal static class GreyPng
{
    /// <summary>The file.</summary>
    public static byte[] Encode(GreyPicture picture)
    {
        using var image = Image.NewFromMemory(picture.Pixels, picture.Width, picture.Height, 1, Enums.BandFormat.Uchar);
        using var grey = image.Copy(interpretation: Enums.Interpretation.Bw);
        return grey.PngsaveBuffer();
    }
}
