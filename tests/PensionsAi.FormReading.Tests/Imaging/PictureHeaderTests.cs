using CsCheck;
using NetVips;
using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.Tests.Imaging;

public sealed class PictureHeaderTests
{
    [Theory]
    [InlineData(".png", nameof(PictureFormat.Png), 120L * 40)]
    [InlineData(".jpg", nameof(PictureFormat.Jpeg), 120L * 40)]
    [InlineData(".tif", nameof(PictureFormat.Tiff), null)]
    public void Read_RealPictures_TellFormatAndSize(string suffix, string format, long? pixels)
    {
        var header = PictureHeader.Read(TestPictures.Convert(TestPictures.Blank(120, 40), image => image.Copy(), suffix));
        Assert.Equal((Enum.Parse<PictureFormat>(format), pixels), (header!.Format, header.Pixels));
    }

    [Fact]
    public void Read_OtherFormats_AreNone()
    {
        Assert.Null(PictureHeader.Read("GIF89a"u8));
        Assert.Null(PictureHeader.Read("%PDF-1.7"u8));
        Assert.Null(PictureHeader.Read("<svg xmlns="u8));
        Assert.Null(PictureHeader.Read([]));
    }

    [Fact]
    public void Read_AnyBytes_NeverThrows() =>
        Gen.Select(Gen.Int[0, 3], Gen.Byte.Array[0, 200]).Sample((kind, tail) =>
        {
            byte[] magic = kind switch
            {
                0 => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
                1 => [0xFF, 0xD8, 0xFF],
                2 => [0x49, 0x49, 42, 0],
                _ => [],
            };
            _ = PictureHeader.Read([.. magic, .. tail]);
        });
}
