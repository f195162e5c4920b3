using System.Buffers.Binary;

namespace PensionsAi.FormReading.Imaging;

/// <summary>What the first bytes of a picture say, read without a decoder.</summary>
/// <param name="Format">The format, by its magic bytes.</param>
/// <param name="Pixels">Width times height; null when the bytes at hand do not say.</param>
internal sealed record PictureHeader(PictureFormat Format, long? Pixels)
{
    private static ReadOnlySpan<byte> PngMagic => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegMagic => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> LittleEndianTiffMagic => [0x49, 0x49, 42, 0];

    private static ReadOnlySpan<byte> BigEndianTiffMagic => [0x4D, 0x4D, 0, 42];

    /// <summary>Reads the header; null when the bytes do not begin as a picture does.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(PngMagic))
            return new PictureHeader(PictureFormat.Png, PngPixels(content));
        if (content.StartsWith(JpegMagic))
            return new PictureHeader(PictureFormat.Jpeg, JpegPixels(content));
        // The directory of a TIFF may lie anywhere; its size is left to the decoder's own header.
        return content.StartsWith(LittleEndianTiffMagic) || content.StartsWith(BigEndianTiffMagic)
            ? new PictureHeader(PictureFormat.Tiff, null)
            : null;
    }

    /// <summary>The IHDR chunk comes first: length, type, then width and height.</summary>
    private static long? PngPixels(ReadOnlySpan<byte> content) =>
        content.Length >= 24 && content.Slice(12, 4).SequenceEqual("IHDR"u8)
            ? (long)BinaryPrimitives.ReadUInt32BigEndian(content[16..]) * BinaryPrimitives.ReadUInt32BigEndian(content[20..])
            : null;

    /// <summary>Walks the marker segments to the start of frame (SOF0 to SOF15, but for DHT, JPG and DAC).</summary>
    private static long? JpegPixels(ReadOnlySpan<byte> content)
    {
        var position = 2;
        while (position + 9 <= content.Length && content[position] == 0xFF)
        {
            var marker = content[position + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (long)BinaryPrimitives.ReadUInt16BigEndian(content[(position + 5)..])
                    * BinaryPrimitives.ReadUInt16BigEndian(content[(position + 7)..]);
            }

            position += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(position + 2)..]);
        }

        return null;
    }
}
