using PensionsAi.FormReading.Imaging;

namespace PensionsAi.FormReading.Tests.Imaging;

public sealed class SignShapesTests
{
    private const int Width = 300;
    private const int Height = 100;

    [Fact]
    public void Find_BarBetweenDigits_IsHyphen()
    {
        var row = Row(pixels => Draw(pixels, 136, 47, 24, 6));
        Assert.Equal('-', Assert.Single(SignShapes.Find(row)).Sign);
    }

    [Fact]
    public void Find_CrossedBarsBetweenDigits_IsPlus()
    {
        var row = Row(pixels =>
        {
            Draw(pixels, 136, 47, 24, 6);
            Draw(pixels, 145, 38, 6, 24);
        });
        Assert.Equal('+', Assert.Single(SignShapes.Find(row)).Sign);
    }

    /// <summary>A small 4: its left stroke stands at a corner.</summary>
    [Fact]
    public void Find_Four_IsNoSign()
    {
        var row = Row(pixels =>
        {
            Draw(pixels, 136, 34, 6, 18);
            Draw(pixels, 136, 47, 24, 6);
            Draw(pixels, 150, 34, 6, 36);
        });
        Assert.Empty(SignShapes.Find(row));
    }

    [Theory]
    [InlineData(24)]
    [InlineData(70)]
    public void Find_BarAboveOrBelow_IsNoSign(int top)
    {
        var row = Row(pixels => Draw(pixels, 136, top, 24, 6));
        Assert.Empty(SignShapes.Find(row));
    }

    /// <summary>Two upright strokes of 60 rows, and what is drawn between them.</summary>
    private static InkRow Row(Action<byte[]> draw)
    {
        var pixels = new byte[Width * Height];
        Array.Fill(pixels, (byte)240);
        Draw(pixels, 60, 20, 10, 60);
        Draw(pixels, 230, 20, 10, 60);
        draw(pixels);
        return InkRow.Find(InkMap.From(new GreyPicture(pixels, Width, Height, 1))!)!;
    }

    private static void Draw(byte[] pixels, int left, int top, int width, int height)
    {
        for (var y = top; y < top + height; y++)
            pixels.AsSpan(y * Width + left, width).Fill(30);
    }
}
