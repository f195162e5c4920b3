using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.Tests.Imaging;

public sealed class RuledLinesTests
{
    private const int Width = 240;
    private const int Height = 60;

    /// <summary>Bars that stand on a line, which falls by so many pixels: each is a stroke of its own.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(-8)]
    public void From_BarsOnARuledLine_StandApart(int fall)
    {
        var pixels = new byte[Width * Height];
        Array.Fill(pixels, (byte)230);
        for (var x = 0; x < Width; x++)
            Draw(pixels, x, 45 + (int)Math.Round((double)fall * (x - Width / 2) / Width), 1, 2, 150);
        Draw(pixels, 40, 10, 6, 40, 20);
        Draw(pixels, 90, 10, 6, 40, 20);
        Draw(pixels, 150, 10, 6, 40, 20);
        var components = InkComponent.FindAll(InkMap.From(new GreyPicture(pixels, Width, Height, 1))!);
        Assert.Equal(3, components.Count);
        Assert.All(components, component => Assert.Equal((6, 40), (component.Width, component.Height)));
    }

    [Fact]
    public void Without_NoLine_ChangesNothing()
    {
        var darkness = new byte[Width * Height];
        Draw(darkness, 20, 10, 60, 4, 200);
        Draw(darkness, 120, 12, 60, 4, 200);
        Assert.Equal(darkness, RuledLines.Without(darkness, Width, Height));
    }

    /// <summary>The bar of a single 7 is as wide as its picture.</summary>
    [Fact]
    public void Without_NarrowPicture_ChangesNothing()
    {
        var darkness = new byte[40 * Height];
        darkness.AsSpan(5 * 40, 120).Fill(200);
        Assert.Equal(darkness, RuledLines.Without(darkness, 40, Height));
    }

    private static void Draw(byte[] pixels, int left, int top, int width, int height, byte value)
    {
        for (var y = top; y < top + height; y++)
            pixels.AsSpan(y * Width + left, width).Fill(value);
    }
}
