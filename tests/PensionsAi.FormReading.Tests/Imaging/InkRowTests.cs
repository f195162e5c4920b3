using PensionsAi.FormReading.Imaging;
using PensionsAi.StripComposer;

namespace PensionsAi.FormReading.Tests.Imaging;

public sealed class InkRowTests
{
    [Fact]
    public void Find_BlankPaper_HasNoInk() => Assert.Null(InkMap.From(new GreyPicture(Filled(300 * 80, 240), 300, 80, 1)));

    [Fact]
    public void Find_NoisyPaper_HasNoInk()
    {
        var random = new Random(3);
        var pixels = new byte[300 * 80];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)Math.Clamp(200 + 40 * (random.NextDouble() + random.NextDouble() - 1), 0, 255);
        Assert.Null(InkMap.From(new GreyPicture(pixels, 300, 80, 1)));
    }

    /// <summary>A bar, a bar, and a speck: two atoms.</summary>
    [Theory]
    [InlineData(240, 20)]
    [InlineData(20, 240)]
    [InlineData(240, 180)]
    public void Find_TwoBarsAndASpeck_AreTwoAtoms(byte paper, byte ink)
    {
        var pixels = Filled(200 * 80, paper);
        Draw(pixels, 200, 40, 20, 8, 40, ink);
        Draw(pixels, 200, 90, 20, 8, 40, ink);
        Draw(pixels, 200, 150, 40, 2, 2, ink);
        var row = InkRow.Find(InkMap.From(new GreyPicture(pixels, 200, 80, 1))!)!;
        Assert.Equal(2, row.Atoms.Count);
        Assert.Equal(40, row.DigitHeight);
    }

    [Fact]
    public void Find_ShadowAcrossThePaper_IsNotInk()
    {
        var pixels = new byte[400 * 80];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(240 - 100 * (i % 400) / 400);
        Draw(pixels, 400, 60, 20, 8, 40, 30);
        Draw(pixels, 400, 340, 20, 8, 40, 30);
        Assert.Equal(2, InkRow.Find(InkMap.From(new GreyPicture(pixels, 400, 80, 1))!)!.Atoms.Count);
    }

    /// <summary>Digits that stand apart give at least one atom each, and joined again they give the row's digits.</summary>
    [Fact]
    public void Find_ComposedRows_CoverEveryDigit()
    {
        var random = new Random(11);
        for (var i = 0; i < 20; i++)
        {
            var png = new StripWriter(TestPictures.Digits).Compose("340101-7003", StripStyle.Vary(random), random);
            using var image = NetVips.Image.NewFromBuffer(png);
            var picture = new GreyPicture(image.WriteToMemory<byte>(), image.Width, image.Height, 1);
            Assert.InRange(InkRow.Find(InkMap.From(picture)!)!.Atoms.Count, 10, 60);
        }
    }

    private static byte[] Filled(int count, byte value)
    {
        var pixels = new byte[count];
        Array.Fill(pixels, value);
        return pixels;
    }

    private static void Draw(byte[] pixels, int pictureWidth, int left, int top, int width, int height, byte value)
    {
        for (var y = top; y < top + height; y++)
            pixels.AsSpan(y * pictureWidth + left, width).Fill(value);
    }
}
