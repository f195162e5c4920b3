using NetVips;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests;

/// <summary>Pictures that several tests need.</summary>
internal static class TestPictures
{
    private static readonly Lazy<MnistDigits?> TestWriters = new(() =>
        MnistDigits.DataFolder is { } folder ? MnistDigits.Load(folder, "test-a") : null);

    /// <summary>The digits of the unseen writers; the test is skipped without them.</summary>
    public static MnistDigits Digits
    {
        get
        {
            Assert.SkipWhen(TestWriters.Value is null, "PENSIONSAI_DATA names no folder with handwriting/mnist.");
            return TestWriters.Value!;
        }
    }

    /// <summary>Where the data is; the test is skipped without it.</summary>
    public static string DataFolder
    {
        get
        {
            Assert.SkipWhen(MnistDigits.DataFolder is null, "PENSIONSAI_DATA names no folder with handwriting/mnist.");
            return MnistDigits.DataFolder!;
        }
    }

    /// <summary>A row in the default style.</summary>
    public static byte[] Strip(string text, int seed = 7, StripStyle? style = null) =>
        new StripWriter(Digits).Compose(text, style ?? new StripStyle { MinGap = 0.1 }, new Random(seed));

    /// <summary>One grey everywhere.</summary>
    public static byte[] Blank(int width, int height, int grey = 240)
    {
        var pixels = new byte[width * height];
        Array.Fill(pixels, (byte)grey);
        using var image = Image.NewFromMemory(pixels, width, height, 1, Enums.BandFormat.Uchar);
        return image.PngsaveBuffer();
    }

    /// <summary>The same picture in another form.</summary>
    public static byte[] Convert(byte[] png, Func<Image, Image> change, string suffix = ".png")
    {
        using var image = Image.NewFromBuffer(png);
        using var changed = change(image);
        return changed.WriteToBuffer(suffix);
    }
}
