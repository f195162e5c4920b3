namespace PensionsAi.FormReading.Imaging;

/// <summary>Pixels of ink that touch each other.</summary>
/// <param name="Pixels">Indices into the picture.</param>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Right">Last column.</param>
/// <param name="Bottom">Last row.</param>
internal sealed record InkComponent(IReadOnlyList<int> Pixels, int Left, int Top, int Right, int Bottom)
{
    /// <summary>Columns.</summary>
    public int Width => Right - Left + 1;

    /// <summary>Rows.</summary>
    public int Height => Bottom - Top + 1;

    /// <summary>The longer side.</summary>
    public int Size => Math.Max(Width, Height);

    /// <summary>Row of the middle.</summary>
    public double MiddleY => (Top + Bottom) / 2.0;

    /// <summary>Finds the components of a picture, pixels touching by side or corner.</summary>
    public static IReadOnlyList<InkComponent> FindAll(InkMap ink)
    {
        var components = new List<InkComponent>();
        var isOpen = (bool[])ink.IsInk.Clone();
        var frontier = new Stack<int>();
        for (var start = 0; start < isOpen.Length; start++)
        {
            if (isOpen[start])
                components.Add(Fill(isOpen, start, ink.Width, ink.Height, frontier));
        }

        return components;
    }

    private static InkComponent Fill(bool[] isOpen, int start, int width, int height, Stack<int> frontier)
    {
        var pixels = new List<int>();
        var (left, top, right, bottom) = (width, height, 0, 0);
        isOpen[start] = false;
        frontier.Push(start);
        while (frontier.TryPop(out var pixel))
        {
            pixels.Add(pixel);
            var (x, y) = (pixel % width, pixel / width);
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
            for (var nextY = Math.Max(0, y - 1); nextY <= Math.Min(height - 1, y + 1); nextY++)
            {
                for (var nextX = Math.Max(0, x - 1); nextX <= Math.Min(width - 1, x + 1); nextX++)
                {
                    var next = nextY * width + nextX;
                    if (!isOpen[next])
                        continue;
                    isOpen[next] = false;
                    frontier.Push(next);
                }
            }
        }

        return new InkComponent(pixels, left, top, right, bottom);
    }
}
