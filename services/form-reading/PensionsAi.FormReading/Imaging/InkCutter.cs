namespace PensionsAi.FormReading.Imaging;

/// <summary>
/// Cuts a component where two digits may touch: along the slant, where there is least ink. A cut too many does little harm,
/// for the lattice joins what the network does not like apart; a missing one cannot be made good.
/// </summary>
internal static class InkCutter
{
    /// <summary>Shares of the digits' height.</summary>
    private const double MinWidthToCut = 0.6;
    private const double MinPieceWidth = 0.12;
    private const double MaxInkInCut = 0.45;

    /// <summary>Twice as many as there can be digits; more of them leave more pieces than a digit is joined from.</summary>
    private const double CutsPerHeight = 2;

    /// <summary>Every cut costs this, and as much again for each tenth of the height that it runs through ink.</summary>
    private const double LogCut = -0.3;

    /// <summary>The component's atoms, from left to right.</summary>
    public static IEnumerable<InkAtom> Cut(InkComponent component, Slant slant, double digitHeight)
    {
        var start = component.Pixels.Min(slant.Along);
        var end = component.Pixels.Max(slant.Along);
        var columns = new int[(int)(end - start) + 1];
        foreach (var pixel in component.Pixels)
            columns[Column(pixel)]++;

        var cuts = columns.Length >= MinWidthToCut * digitHeight ? FindCuts(columns, digitHeight) : [];
        return component.Pixels
            .GroupBy(pixel => cuts.Count(cut => Column(pixel) >= cut))
            .OrderBy(piece => piece.Key)
            .Select(piece => Atom([.. piece], slant, component, piece.Key == 0 ? 0 : LogCut * (1 + 10 * columns[cuts[piece.Key - 1]] / digitHeight)));

        int Column(int pixel) => (int)(slant.Along(pixel) - start);
    }

    private static InkAtom Atom(int[] pixels, Slant slant, InkComponent component, double logCut)
    {
        var width = slant.Width;
        return component.Pixels.Count == pixels.Length
            ? new InkAtom(pixels, pixels.Min(slant.Along), pixels.Max(slant.Along), component.Top, component.Bottom, logCut)
            : new InkAtom(pixels, pixels.Min(slant.Along), pixels.Max(slant.Along), pixels.Min() / width, pixels.Max() / width, logCut);
    }

    /// <summary>Columns of least ink, thinnest first, a piece's width apart; then sorted.</summary>
    private static List<int> FindCuts(int[] columns, double digitHeight)
    {
        var margin = Math.Max(2, (int)(MinPieceWidth * digitHeight));
        var cuts = new List<int>();
        var candidates = Enumerable.Range(margin, Math.Max(0, columns.Length - 2 * margin))
            .Where(column => columns[column] <= MaxInkInCut * digitHeight && IsLocalMinimum(columns, column, margin / 2))
            .OrderBy(column => columns[column]);
        var maxCuts = (int)Math.Round(CutsPerHeight * columns.Length / digitHeight);
        foreach (var column in candidates)
        {
            if (cuts.Count < maxCuts && cuts.TrueForAll(cut => Math.Abs(cut - column) >= margin))
                cuts.Add(column);
        }

        cuts.Sort();
        return cuts;
    }

    private static bool IsLocalMinimum(int[] columns, int column, int reach)
    {
        for (var other = Math.Max(0, column - reach); other <= Math.Min(columns.Length - 1, column + reach); other++)
        {
            if (columns[other] < columns[column])
                return false;
        }

        return true;
    }
}
