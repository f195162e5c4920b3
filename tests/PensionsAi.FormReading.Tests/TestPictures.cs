using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
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

    /// <summary>A valid PNG of any size, a few kilobytes however large: every row is zeros.</summary>
    public static byte[] HugePng(int width, int height)
    {
        using var data = new MemoryStream();
        using (var zip = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width + 7) / 8];
            for (var y = 0; y < height; y++)
                zip.Write(row);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, data.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        var crc = new Crc32();
        crc.Append(type);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        png.Write(number);
    }
}
