namespace PensionsAi.FormReading.Imaging;

/// <summary>How bright the paper is at each place: a percentile of each tile, smooth in between, so that shadows are no ink.</summary>
internal static class PaperMap
{
    /// <summary>Paper is brighter than ink, and this share of a tile darker than the paper's own brightness.</summary>
    private const double Percentile = 0.7;

    private const int MinTile = 32;
    private const int MaxTile = 128;

    /// <summary>How much darker than the paper each pixel is, 0 to 255.</summary>
    /// <param name="pixels">Grey, dark ink on bright paper.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    public static byte[] Darkness(byte[] pixels, int width, int height)
    {
        var tile = Math.Clamp(Math.Min(width, height), MinTile, MaxTile);
        var columns = Math.Max(1, (width + tile / 2) / tile);
        var rows = Math.Max(1, (height + tile / 2) / tile);
        var paper = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                paper[row, column] = Brightness(
                    pixels, width, column * width / columns, (column + 1) * width / columns, row * height / rows, (row + 1) * height / rows);
            }
        }

        var darkness = new byte[pixels.Length];
        for (var y = 0; y < height; y++)
        {
            var (row, belowShare) = Position(y, height, rows);
            for (var x = 0; x < width; x++)
            {
                var (column, rightShare) = Position(x, width, columns);
                var above = Mix(paper[row, column], paper[row, Math.Min(column + 1, columns - 1)], rightShare);
                var nextRow = Math.Min(row + 1, rows - 1);
                var below = Mix(paper[nextRow, column], paper[nextRow, Math.Min(column + 1, columns - 1)], rightShare);
                darkness[y * width + x] = (byte)Math.Clamp(Mix(above, below, belowShare) - pixels[y * width + x], 0, 255);
            }
        }

        return darkness;
    }

    private static double Mix(double first, double second, double secondShare) => first + secondShare * (second - first);

    /// <summary>The tile whose centre lies before a pixel, and how far the pixel is on the way to the next one's.</summary>
    private static (int Tile, double Share) Position(int pixel, int size, int tiles)
    {
        var position = Math.Clamp((pixel + 0.5) * tiles / size - 0.5, 0, tiles - 1);
        return ((int)position, position - (int)position);
    }

    private static double Brightness(byte[] pixels, int width, int left, int right, int top, int bottom)
    {
        Span<int> histogram = stackalloc int[256];
        for (var y = top; y < bottom; y++)
        {
            foreach (var pixel in pixels.AsSpan(y * width + left, right - left))
                histogram[pixel]++;
        }

        var wanted = Percentile * (right - left) * (bottom - top);
        var seen = 0;
        var brightness = 0;
        while (brightness < 255 && (seen += histogram[brightness]) < wanted)
            brightness++;
        return brightness;
    }
}
